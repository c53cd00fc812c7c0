"""Histories -> text, Markdown, JSON."""
