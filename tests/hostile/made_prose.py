"""Prose that is made to be slow."""

from cases import TOO_MANY, case, many, prose

for _name, _text, *_says in (
    ("10000-quotations-in-each-other", "> " * 10_000 + "a", ":5:7 error PRO013"),
    (
        "a-table-of-a-million-cells",
        "|a|b|\n|---|---|\n" + "|a|b|\n" * 500_000,
        "cannot be read: it is larger",
    ),
    ("a-table-of-60000-cells", "|a|b|\n|---|---|\n" + "|a|b|\n" * 30_000, "100,000 characters"),
    ("100000-brackets", "[" * 200_000, "100,000 characters"),
    ("pictographs-of-90000-letters", "\U0001f600" * 90_000, "PRO018"),
    ("20000-pictographs-apart", "\U0001f600 a\n" * 20_000, *TOO_MANY),
    ("1000-lists-in-each-other", "- " * 1_000 + "a", "PRO013"),
    ("12000-headings", "# a\n" * 12_000, *TOO_MANY),
    ("12000-blocks-of-html", "<div>\n\n" * 12_000, *TOO_MANY),
    ("15000-colons", ":::\n" * 15_000, *TOO_MANY),
    ("15000-fences", "~~~\n" * 15_000, "PRO004"),
    ("30000-marks-of-direction", "\u202ea\n" * 30_000, *TOO_MANY),
    ("15000-definitions-of-links", many("[a@]: b\n", 9_000), *TOO_MANY),
    ("4000-pictures-that-are-missing", "![a](assets/x.svg)\n\n" * 4_000, "REF003"),
    ("20000-numbered-lines", "1. a\n" * 18_000, "PRO006"),
    ("30000-processing-instructions", "<?" * 45_000, "PRO0"),
):
    case("prose", _name, *_says)(prose(_text))

for _name, _text in (
    ("ok-90000-brackets", "[" * 90_000),
    ("ok-a-row-of-24000-cells", "|" + "a|" * 24_000 + "\n|" + "-|" * 24_000 + "\n|b|"),
    ("ok-emphasis-in-emphasis-without-end", "*a **b " * 14_000),
    ("ok-a-link-of-90000-brackets", "[a](" + "(" * 90_000 + ")" * 3),
    ("ok-45000-pictures-without-end", "![" * 45_000),
    ("ok-90000-stars", "**a* " * 18_000),
    ("ok-90000-backslashes", "a\\\n" * 30_000 + "b"),
    ("ok-20000-items", "- a\n" * 22_000),
    ("ok-20000-entities", "&amp;" * 19_000),
    ("ok-90000-signs", "&<\\" * 300 + "&" * 80_000),
    ("ok-signs-of-90000-letters", "\u2713" * 90_000),
    ("ok-90000-accents-on-one-letter", "a" + "\u0301" * 90_000),
    ("ok-100-levels-of-backquotes-escaped", "\\`" * 40_000),
):
    case("prose", _name, code=0)(prose(_text))
for _name, _text, _format in (
    ("ok-20000-items-as-a-page", "- a\n" * 22_000, "html"),
    ("ok-90000-brackets-as-markdown", "[" * 90_000, "md"),
):
    case("prose", _name, command=f"render --format {_format}", code=0)(prose(_text))
