"""Studies: waves of questionnaires, the answers that came back, needs and indicators."""
