"""Responses brought in, looked through and approved."""
