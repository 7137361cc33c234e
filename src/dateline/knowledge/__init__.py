"""Rule tables and gazetteers as data files, with one reader each."""
