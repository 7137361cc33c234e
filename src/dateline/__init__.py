"""Dateline reads news reports and keeps what they say as attributed claims."""

__version__ = "0.1.0"

__all__ = ["__version__"]
