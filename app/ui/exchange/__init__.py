"""Data exchange: workbooks in and out, and the empty template."""
