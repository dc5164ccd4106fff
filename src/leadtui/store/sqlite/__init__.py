"""All SQL and settings that only SQLite understands."""
