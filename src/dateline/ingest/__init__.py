"""Bytes → Report: files, pages, feeds, archives and addresses."""
