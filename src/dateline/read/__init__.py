"""Report → Reading: language, sentences, the parse, and the actors and places that are mentioned."""
