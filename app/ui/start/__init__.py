"""The first start: language, own school, school year, and how to begin."""
