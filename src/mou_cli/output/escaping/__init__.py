"""Somebody's data in an output: it stays text, whatever it tries to be."""
