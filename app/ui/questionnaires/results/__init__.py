"""Results: tables, charts, needs and indicators."""
