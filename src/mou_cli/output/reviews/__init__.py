"""Reviews on record and due -> text, Markdown, JSON.

Never here: what is due (`standing/`), or sentences (`words/`).
"""
