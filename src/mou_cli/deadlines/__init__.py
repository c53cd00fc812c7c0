"""Deadlines: a meeting and rules -> the last day for each thing. Nothing here knows today."""
