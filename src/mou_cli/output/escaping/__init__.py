"""Somebody's data in an output: it stays text, whatever it tries to be.

Never here: a way out that leaves one character unlooked at.
"""
