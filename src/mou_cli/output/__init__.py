"""Output: values -> text for people, pages and programs. A folder for each thing that is told.

Never here: reading, writing or deciding; a sentence that two faces need (`words/`).
"""
