"""What is true: the domain, the store, figures and rules."""
