"""Reading any table from outside: what it is, within which bounds, and in a process of its own."""
