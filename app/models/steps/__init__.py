"""The steps that build the tables of the database, one module each; the order is in `schema`."""
