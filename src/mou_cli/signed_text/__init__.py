"""The signed text: what the agreement prints, in order, and its digest.

Never here: keys, ids, facts about partners, templates: what is not printed is not signed.
"""
