"""The screen of events: list, calendar, the record with its steps, and the attendance page."""
