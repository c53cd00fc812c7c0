"""Reviews on record and due -> text, Markdown, JSON.

Never here: what is due (`status/`), or sentences (`words/`).
"""
