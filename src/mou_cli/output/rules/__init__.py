"""Rules -> text for a terminal, the page `docs/rules.md`.

Never here: what a rule says (`problems/rules/`).
"""
