"""A YAML file -> values with marks, and values -> a YAML file.

Never here: knowing what a value means (`model/`).
"""
