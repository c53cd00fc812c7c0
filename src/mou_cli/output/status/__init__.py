"""A Status -> text, Markdown, HTML, JSON.

Never here: who has signed (`versions/`, `status/`), or how to say it (`words/`).
"""
