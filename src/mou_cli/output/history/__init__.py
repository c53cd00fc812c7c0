"""Histories -> text, Markdown, JSON.

Never here: asking git (`revisions/`).
"""
