"""The documents of the team's work: what is printed, signed, handed out and sent."""
