"""The screen of the programme."""
