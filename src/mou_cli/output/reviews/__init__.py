"""Reviews and their agenda -> text, Markdown, JSON.

Never here: what is due (`standing/`), or what is on the agenda (`views/`).
"""
