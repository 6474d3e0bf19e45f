"""The screen of settings: this PC, the own school, school years, holidays, kinds of events."""
