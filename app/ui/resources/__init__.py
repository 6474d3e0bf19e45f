"""The screen of resources."""
