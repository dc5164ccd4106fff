"""Screens: one file each; what they show comes through the bridge."""
