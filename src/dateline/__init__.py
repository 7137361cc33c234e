"""Dateline reads news reports and keeps what they say as attributed claims."""
