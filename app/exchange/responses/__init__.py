"""Responses that come back: answer files, tables of Kobo and ODK, submissions; and their export."""
