"""Reviews and their agenda -> text, Markdown, JSON."""
