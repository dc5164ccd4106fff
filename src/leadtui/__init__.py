"""The daily lead queue in a terminal."""

__version__ = "0.1.0"
