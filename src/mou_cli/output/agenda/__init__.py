"""The agenda of a review -> text, Markdown.

Never here: what is on it (`views/`), or its documents (`documents/`).
"""
