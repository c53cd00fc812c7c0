"""YAML that is too large or too deep to be committed, and data that is slow to check."""

from pathlib import Path

from cases import MEGABYTE, PARTNER, TOO_MANY, case, content, many, replaced

for _name, _text, *_says in (
    ("100000-brackets", "[" * 100_000, ":1:41 error YML006"),
    ("100000-braces", "{a: " * 100_000, ":1:161 error YML006"),
    ("100000-hyphens", "- " * 100_000 + "a", ":1:81 error YML006"),
    ("100000-question-marks", "? " * 100_000 + "a", "error YML001"),
    ("1800-levels-of-indentation", "".join(f"{' ' * n}a:\n" for n in range(1800)), "YML006"),
    ("a-million-keys", "".join(f"k{n}: 1\n" for n in range(MEGABYTE)), "2,000,000 bytes"),
    ("as-many-keys-as-fit", "".join(f"k{n}: 1\n" for n in range(150_000)), "50,000 values"),
    ("40000-unknown-keys", "".join(f"k{n}: 1\n" for n in range(40_000)), *TOO_MANY),
    ("one-key-400000-times", "k: 1\n" * 400_000, *TOO_MANY),
    ("150000-keys-without-a-value", "".join(f"k{n}:\n" for n in range(150_000)), *TOO_MANY),
    ("200000-aliases", "a: &a x\n" + "b: *a\n" * 200_000, *TOO_MANY),
    (
        "an-alias-bomb-of-60-levels",
        "".join(f"k{n}: &k{n} [*k{n - 1}, *k{n - 1}]\n" for n in range(60)),
        "YML003",
    ),
    ("two-megabytes-of-nul", b"\0" * 1_900_000, ":1:1 error YML008"),
    ("two-megabytes-of-tabs", "\t\n" * 900_000, ":1:1 error YML008"),
    ("two-megabytes-of-invalid-utf-8", b"a: \xff\n" * 300_000, ":1:1 error FIL002"),
    ("two-megabytes-of-conflict-markers", "<<<<<<< a\n" * 190_000, ":1:1 error YML007"),
    ("two-megabytes-of-white-space", " \n" * 900_000, "YML009"),
    ("two-megabytes-of-one-line", " " * 1_900_000, "YML009"),
    ("two-megabytes-of-comment", "#" * 1_900_000, "YML009"),
    ("two-megabytes-of-line-ends", "\n" * 1_900_000, "YML009"),
    ("a-text-of-two-megabytes", f"name: {'x' * 1_900_000}\nkind: charity\n", "500 characters"),
    ("a-key-of-two-megabytes", f"{'x' * 1_900_000}: 1\n", "error YML004"),
    ("400000-escapes", 'name: "' + "\\x01" * 400_000 + '"\nkind: charity\n', ":1:7 error YML008"),
    (
        "a-quote-without-end-over-300000-lines",
        "name: 'x\n" + "a: b\n" * 300_000,
        ":1:7 error YML001",
    ),
    ("900000-quotes", "'\n" * 900_000, "error YML00"),
    ("an-indent-behind-200000-lines", "a: b\n" * 200_000 + "  c: d\n", *TOO_MANY),
    (
        "45000-faulty-items",
        "name: x\nkind: charity\nformer_names:\n" + "  - 1\n" * 45_000,
        *TOO_MANY,
    ),
):
    case("yaml", _name, *_says)(content(_text))


@case("yaml", "a-file-of-50-megabytes", "FIL002 The file cannot be read: it is larger than")
def _(root: Path) -> None:
    (root / PARTNER).write_bytes(b"name: x # " + b"x" * 50 * MEGABYTE)


PARTIES = "participants:\n"
PARTY = "  - {partner: p@, tier: t@, name: P}\n"
CHAIN = "".join(
    f"  - {{partner: p{n}, tier: party, name: P, represented_by: [p{n + 1}]}}\n"
    for n in range(5000)
)
DENSE = "".join(
    f"  - {{partner: p{n}, tier: party, name: P, represented_by: [{many('p@,', 150)}]}}\n"
    for n in range(200)
)
FIRST = "      - insert: definitions\n"
SECTIONS = "sections:\n"
for _name, _old, _new, *_says in (
    ("10000-participants-of-no-tier", PARTIES, PARTIES + many(PARTY, 10_000), *TOO_MANY),
    ("5000-who-represent-each-other-in-a-chain", PARTIES, PARTIES + CHAIN, *TOO_MANY),
    ("200-who-all-represent-150", PARTIES, PARTIES + DENSE, *TOO_MANY),
    ("20000-texts-of-html", FIRST, "      - text: |\n          <b>\n" * 20_000, *TOO_MANY),
    ("20000-links-to-nowhere", FIRST, "      - text: |\n          [](#x)\n" * 20_000, *TOO_MANY),
    ("40000-items-that-are-none", FIRST, "      - 1\n" * 40_000, *TOO_MANY),
    (
        "10000-numbers-that-count-nothing",
        SECTIONS,
        SECTIONS + many("  - {key: s@, label: not used, body: [{insert: date}]}\n", 8000),
        *TOO_MANY,
    ),
    (
        "8000-series-without-a-name",
        SECTIONS,
        SECTIONS + many("  - {key: s@, series: z@, body: [{insert: date}]}\n", 8000),
        *TOO_MANY,
    ),
    (
        "40000-representatives-without-a-name",
        "represented_by: [harbour-hospital]",
        f"represented_by: [{'x,' * 40_000}]",
        *TOO_MANY,
    ),
    (
        "10000-rules-of-variation",
        "variation: not stated",
        "variation:\n" + "  - {change: x, agreed_by: y}\n" * 10_000,
        "error SCH004",
    ),
    (
        "10000-definitions-of-one-key",
        "definitions:\n",
        "definitions:\n" + "  - {key: a, term: A, text: b}\n" * 10_000,
        *TOO_MANY,
    ),
    (
        "texts-of-a-million-characters-together",
        FIRST,
        ("      - text: |\n          " + "a " * 45_000 + "\n") * 12,
        "200,000 characters together",
    ),
):
    case("yaml", _name, *_says)(replaced(_old, _new))


@case("yaml", "3000-tiers-and-as-many-misspelt", *TOO_MANY)
def _(root: Path) -> None:
    replaced("tiers:\n", "tiers:\n" + many("  tt@: {title: x, signs: true}\n", 3000))(root)
    replaced(PARTIES, PARTIES + many(PARTY, 3000))(root)
