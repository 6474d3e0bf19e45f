"""Questionnaires: a form is the cells of its XLSForm, read into questions that every way shares."""
