"""The screen of schools: the list, a school with what holds by date, and its form."""
