"""Tables of schools and of people from anywhere: columns guessed, rows matched, nothing silent."""
