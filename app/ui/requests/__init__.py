"""The screen of requests: the list, the record, its steps and its form."""
