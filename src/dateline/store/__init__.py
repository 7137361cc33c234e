"""Save, load and query what was read."""
