"""The effectiveness deck on the screen of reports."""
