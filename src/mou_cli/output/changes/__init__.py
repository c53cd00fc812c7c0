"""Changes -> text, Markdown, HTML, JSON."""
