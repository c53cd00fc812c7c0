"""Dates -> events -> a calendar file."""
