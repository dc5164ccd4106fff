"""What is right: pure functions without I/O or a clock of their own."""
