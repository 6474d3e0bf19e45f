"""The documents of the work on the screen of reports."""
