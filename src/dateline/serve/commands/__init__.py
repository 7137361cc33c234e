"""The commands of ``dateline``, one module for each errand."""
