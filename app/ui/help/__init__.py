"""Help: the keys, the first steps, where the data lie."""
