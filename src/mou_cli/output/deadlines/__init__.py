"""Deadlines of a report -> text, JSON, a calendar file.

Never here: counting (`deadlines/`), or sentences (`words/`).
"""
