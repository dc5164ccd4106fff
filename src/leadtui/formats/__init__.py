"""Bytes to rows and back: nothing here knows what a lead is."""
