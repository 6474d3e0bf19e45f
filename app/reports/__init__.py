"""What is printed: documents from one set of figures."""
