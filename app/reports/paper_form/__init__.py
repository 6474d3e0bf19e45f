"""A questionnaire on paper: numbered as on the screen, boxes to mark, codes to type in."""
