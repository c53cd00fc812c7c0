"""Changes -> text, Markdown, HTML, JSON.

Never here: comparing (`changes/`), or sentences (`words/`).
"""
