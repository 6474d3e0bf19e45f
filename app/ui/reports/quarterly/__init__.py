"""The quarterly report in the window: its choices, its preview, its figures, closing the period."""
