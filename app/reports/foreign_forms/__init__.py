"""Forms of other offices: Word and Excel files whose `{{code}}` marks are filled with figures."""
