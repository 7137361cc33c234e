"""Entry points for people and programs: commands, the API and the pages."""
