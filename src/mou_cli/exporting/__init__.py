"""Exporting: Markdown and a paper -> the bytes of each format.

Never here: anything of the agreement: it sees Markdown, a paper and pictures.
"""
