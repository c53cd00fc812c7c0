"""Reviews and their agenda -> text, Markdown, JSON.

Never here: what is due (`status/`), or what is on the agenda (`views/`).
"""
