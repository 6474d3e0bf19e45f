"""Results of questionnaires as tables and charts: the screen, XLSX, CSV and PDF show the same."""
