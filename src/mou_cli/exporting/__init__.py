"""Exporting: Markdown -> the bytes of each format."""
