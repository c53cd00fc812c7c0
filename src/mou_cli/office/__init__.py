"""Word and ODT files as parts and XML, read with limits; the measures that both share.

Never here: what is only of Word or only of ODT (`exporting/`).
"""
