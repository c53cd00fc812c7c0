"""Rendering: Jinja templates, and views -> Markdown and pages.

Never here: a rule of the agreement; a repository's own template in this process.
"""
