"""The screen of educators: the list, posts by date, spellings of one person, the forms."""
