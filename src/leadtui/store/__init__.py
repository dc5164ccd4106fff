"""Where a base lives, and the only SQL of the program."""
