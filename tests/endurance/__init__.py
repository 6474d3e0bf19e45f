"""What the program must survive: kills, damage, a full disk. `python -m tests.endurance`."""
