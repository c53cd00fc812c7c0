"""A Status -> text, Markdown, HTML, JSON."""
