"""Reviews on record and due -> text, Markdown, JSON."""
