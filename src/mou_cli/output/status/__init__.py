"""A Status -> text, Markdown, HTML, JSON.

Never here: who has signed (`versions/`, `standing/`), or how to say it (`words/`).
"""
