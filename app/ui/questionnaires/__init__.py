"""Questionnaires: what is asked, of whom and how, what came back and what it means."""
