"""Views: what templates see. Plain frozen data; prose is Markdown already.

Never here: methods that decide; a value that a template could change.
"""
