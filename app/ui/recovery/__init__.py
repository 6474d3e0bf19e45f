"""What stands in place of the window when the database cannot simply be opened."""
