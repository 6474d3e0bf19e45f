"""The effectiveness deck."""
