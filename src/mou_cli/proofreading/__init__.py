"""Proofreading: the bytes of a made document -> its words, held against what it was made from.

Never here: making a document (`exporting/`), or what a text says (`signed_text/`).
"""
