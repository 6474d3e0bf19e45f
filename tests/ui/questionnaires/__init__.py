"""The screen of questionnaires."""
