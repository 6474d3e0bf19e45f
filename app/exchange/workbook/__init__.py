"""The quarter workbook: five sheets, brought in after a preview and written back the same."""
