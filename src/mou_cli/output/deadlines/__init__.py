"""Deadlines of a report -> text, JSON, a calendar file."""
