"""Documents: from a Repository to Markdown, the paper it is printed on, and the formats there are.

Never here: what a text says (`signed_text/`, `report_text/`), or bytes of a format (`exporting/`).
"""
