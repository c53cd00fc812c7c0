"""Rendering: Jinja templates, and views -> Markdown and pages."""
