"""Questionnaires written, translated and tried."""
