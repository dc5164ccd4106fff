"""Widgets: thin, drawn from what they hold, never from the database."""
