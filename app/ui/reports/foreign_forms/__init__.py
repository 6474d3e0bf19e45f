"""Forms of other offices in the window: kept, looked at, filled."""
