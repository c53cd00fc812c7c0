"""Rules -> text for a terminal, the page `docs/rules.md`."""
