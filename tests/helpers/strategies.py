"""What hypothesis draws in more than one test."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from mou_cli.prose.tree import (
    Block,
    Blocks,
    Bullets,
    Cell,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
)


def examples(number: int) -> settings:
    """The same examples in every run: one commit gives one answer."""
    return settings(max_examples=number, deadline=None, derandomize=True, database=None)


MARKS = "\\`*_[](){}<>&|#+-=~:;.,!?@$%^'\"/0123456789"

printable = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp")
)
letters = st.one_of(st.sampled_from(MARKS), printable)
words = st.text(letters, min_size=1, max_size=8)
lines = st.lists(words, min_size=1, max_size=5).map(" ".join)
texts = lines.map(Text)
"""Texts as the parser leaves them: no line breaks, and no white space at their ends."""

plain_inlines: SearchStrategy[Inline] = st.one_of(
    texts,
    st.builds(Emphasis, texts.map(lambda text: (text,))),
    st.builds(Strong, texts.map(lambda text: (text,))),
)
figures = st.builds(
    Image, st.sampled_from(["assets/map.svg", "assets/a/b-1.png", "assets/X_2.jpeg"]), lines
)
addresses = st.sampled_from(
    ["https://example.org/a?b=c&d=(e)", "mailto:a@example.org", "#payment", "#principle_be-kind"]
)
links = st.builds(
    Link, addresses, st.lists(plain_inlines, min_size=1, max_size=2).map(lambda found: tuple(found))
)


def stressed(inner: SearchStrategy[Inline]) -> SearchStrategy[Inline]:
    children = st.lists(inner, min_size=1, max_size=3).map(merged)
    return st.one_of(st.builds(Emphasis, children), st.builds(Strong, children))


def merged(inlines: list[Inline]) -> tuple[Inline, ...]:
    """Put neighbouring texts together, as the parser does."""
    found: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text) and found and isinstance(found[-1], Text):
            found[-1] = Text(found[-1].text + inline.text)
        else:
            found.append(inline)
    return tuple(found)


inlines = st.recursive(st.one_of(texts, links, figures), stressed, max_leaves=4)
cells: SearchStrategy[Cell] = st.lists(inlines, max_size=3).map(merged)


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    lines_of_it = draw(st.lists(st.lists(inlines, min_size=1, max_size=3), min_size=1, max_size=3))
    children: list[Inline] = []
    for number, line in enumerate(lines_of_it):
        children += [LineBreak(), *line] if number else line
    return Paragraph(merged(children))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    row = st.lists(cells, min_size=width, max_size=width).map(tuple)
    alignment = st.sampled_from(["", "left", "right", "center"])
    alignments = draw(st.lists(alignment, min_size=width, max_size=width).map(tuple))
    return Table(alignments, draw(row), draw(st.lists(row, max_size=2).map(tuple)))


def containers(inner: SearchStrategy[Block]) -> SearchStrategy[Block]:
    blocks = st.lists(inner, min_size=1, max_size=3).map(tuple)
    items = st.lists(blocks, min_size=1, max_size=3).map(tuple)
    return st.one_of(st.builds(Bullets, items), st.builds(Quote, blocks))


blocks: SearchStrategy[Block] = st.recursive(
    st.one_of(paragraphs(), tables()), containers, max_leaves=4
)
trees: SearchStrategy[Blocks] = st.lists(blocks, min_size=1, max_size=3).map(tuple)
"""Trees that `parse_prose` may give."""


KEYS = ("a", "b", "c", "d")
NAMES_OF_THINGS = ("Alpha", "Beta", "Gamma")
TEXTS = (
    "One word.\n",
    "One\nword.\n",
    "Two *words*, of which one is stressed.\n",
    "See [](#s1) and [](#partner/a).\n",
    "The [end](https://example.org/end).\n\nAnother paragraph.\n",
    "- first\n- second\n",
    "| A | B |\n|---|---|\n| 1 | 2 |\n",
)


def keyed(things: SearchStrategy[dict[str, object]]) -> SearchStrategy[list[dict[str, object]]]:
    """Lists of things with different keys."""
    found = st.lists(st.sampled_from(KEYS), unique=True, max_size=4)
    return found.flatmap(
        lambda keys: st.tuples(*(things for _ in keys)).map(
            lambda made: [{"key": key, **thing} for key, thing in zip(keys, made, strict=True)]
        )
    )


def some(**fields: SearchStrategy[object]) -> SearchStrategy[dict[str, object]]:
    """Records of which each field may be left out."""
    return st.fixed_dictionaries({}, optional=fields)


def record(
    optional: dict[str, SearchStrategy[object]] | None = None, **fields: SearchStrategy[object]
) -> SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries(fields, optional=optional or {})


names = st.sampled_from(NAMES_OF_THINGS)
proses = st.sampled_from(TEXTS)
dates = st.sampled_from(("2019", "2019-03", "2020-04-01"))
notes: SearchStrategy[list[str]] = st.lists(names, max_size=1)
keys = st.sampled_from(KEYS)

tiers = st.dictionaries(
    st.sampled_from(("party", "guest")), record({"said": names}, title=names, signs=st.booleans())
)
participants = st.lists(keys, unique=True, max_size=4).flatmap(
    lambda found: st.tuples(
        *(
            record(
                {
                    "short": names,
                    "capacity": names,
                    "from": dates,
                    "represented_by": st.lists(keys, max_size=2),
                    "signatories": st.lists(record(name=names), max_size=1),
                    "said": names,
                    "sic": notes,
                },
                tier=st.sampled_from(("party", "guest")),
                name=names,
            ).flatmap(
                lambda fields, key=key: st.sampled_from(("partner", "open_class")).map(
                    lambda kind: {kind: key, **fields}
                )
            )
            for key in found
        )
    ).map(list)
)
targets = st.lists(
    record({"locality": keys}, value=st.sampled_from((1, 2.5, "to be confirmed")), by=dates),
    max_size=3,
)
indicators = keyed(
    record(
        {"baseline": record(value=st.integers(0, 2), date=dates), "targets": targets},
        title=names,
        unit=st.sampled_from(("%", "homes")),
        better=st.sampled_from(("higher", "lower")),
    )
)
outcomes = st.one_of(
    st.just("to be confirmed"), keyed(record({"indicators": indicators}, title=names))
).flatmap(lambda found: record({"said": names}, outcomes=st.just(found)))

inserts = st.one_of(
    record(insert=st.just("participants"), tier=st.sampled_from(("party", "guest"))),
    record(
        {"caption": names},
        insert=st.just("participants"),
        tier=st.just("guest"),
        **{"as": st.just("table")},
    ),
    record(insert=st.just("objectives")),
    record({"separator": st.sampled_from((": ", " – "))}, insert=st.just("principles")),
    record(insert=st.just("domains")),
    record(insert=st.just("outcomes"), domain=keys),
    record(insert=st.just("definitions")),
    record(insert=st.just("signatures")),
    record(insert=st.just("date")),
)
items = st.one_of(record({"caption": names, "sic": notes}, text=proses), inserts)


@st.composite
def sections(draw: st.DrawFn) -> list[dict[str, object]]:
    """Sections two levels deep, their keys different throughout."""
    order = draw(st.permutations(("s1", "s2", "s3", "s4", "s5")))
    heads = draw(st.integers(1, 3))
    fields = some(title=names, label=st.sampled_from(("9.", "none")), sic=notes)
    made = [
        {"key": key, **draw(fields), "body": draw(st.lists(items, max_size=2))} for key in order
    ]
    top = made[:heads]
    for inner in made[heads : draw(st.integers(heads, len(made)))]:
        body = draw(st.sampled_from(top))["body"]
        body.insert(draw(st.integers(0, len(body))), {"section": inner})
    return top


agreements = record(
    {
        "status_word": names,
        "note": names,
        "complete": st.booleans(),
        "localities": keyed(record(title=names)),
        "domains": keyed(record({"text": proses}, title=names)),
        "objectives": keyed(record(text=proses)),
        "definitions": keyed(record(term=names, text=proses)),
        "numbering": st.just({"clauses": ["1.", "1.1"]}),
    },
    schema=st.just(1),
    title=names,
    date=st.one_of(dates, st.just("not stated")),
    legal_status=st.one_of(
        st.just("not stated"),
        record({"said": names}, status=st.sampled_from(("binding", "non-binding"))),
    ),
    tiers=tiers,
    participants=participants,
    governance=st.one_of(
        st.just("not stated"),
        record(
            forum=st.one_of(st.just("none"), record({"said": names}, name=names)),
            reports_to=st.one_of(
                st.just("not stated"), st.lists(record({"said": names}, name=names), max_size=2)
            ),
        ),
    ),
    variation=st.one_of(
        st.just("not stated"),
        st.lists(
            record(
                {"said": names},
                change=st.sampled_from(("parties", "targets", "wording")),
                agreed_by=st.sampled_from(("every-party", "forum")),
            ),
            max_size=2,
        ),
    ),
    review=st.one_of(
        st.just("not stated"),
        record(
            {"by": names, "said": names},
            every=st.sampled_from(("6 months", "12 months", "not stated")),
            first=dates,
        ),
    ),
    sections=sections(),
)
partners = st.dictionaries(
    keys,
    record(
        {
            "former_names": st.lists(record(name=names), max_size=1),
            "events": st.lists(
                record(
                    {"successors": st.lists(keys, max_size=2)},
                    event=st.sampled_from(("renamed", "abolished")),
                    date=dates,
                ),
                max_size=2,
            ),
            "contacts": st.lists(record(name=names), max_size=1),
        },
        name=names,
        kind=st.sampled_from(("charity", "company")),
    ),
    max_size=3,
)


def blank_or(strategy: SearchStrategy[object]) -> SearchStrategy[object]:
    return st.one_of(st.just("not stated"), strategy)


signatures = st.lists(
    record(
        {"capacity": names, "on_behalf_of": st.lists(keys, min_size=1, max_size=2), "note": names},
        state=st.sampled_from(("signed", "declined", "withdrawn")),
        name=blank_or(names),
        roles=blank_or(st.lists(names, min_size=1, max_size=2)),
        date=blank_or(dates),
        place=blank_or(names),
        method=blank_or(st.sampled_from(("email", "wet-ink"))),
        authority=blank_or(st.builds(dict, delegation=names)),
        reservation=blank_or(names),
        witness=blank_or(names),
        version=st.sampled_from(("v1", "v2")),
        digest=st.just("sha256:" + "0" * 64),
        evidence=st.just("not stated"),
        recorded_by=blank_or(names),
    ),
    min_size=1,
    max_size=3,
)

repositories = st.builds(
    dict,
    mou=agreements,
    partners=partners,
    principles=st.one_of(st.none(), keyed(record({"title": names, "sic": notes}, text=proses))),
    outcomes=st.dictionaries(keys, outcomes, max_size=2),
    versions=st.dictionaries(
        st.sampled_from(("v1", "v2")),
        record(
            version=st.just("v1"),
            date=dates,
            state=st.sampled_from(("proposed", "in-force")),
            text_format=st.just("mou-text-v1"),
            digest=st.sampled_from(("sha256:" + "0" * 64, "sha256:" + "1" * 64)),
        ),
        max_size=2,
    ),
    signatures=st.dictionaries(keys, st.builds(dict, signatures=signatures), max_size=2),
    reviews=st.dictionaries(
        st.sampled_from(("2020-04", "2021-04")),
        record(
            {"next": dates, "note": names},
            date=dates,
            reviewers=blank_or(st.lists(names, min_size=1, max_size=2)),
            scope=blank_or(names),
            version=blank_or(st.just("v1")),
            outcome=st.sampled_from(("no-change", "amend")),
            minute=blank_or(names),
            recorded_by=blank_or(names),
        ),
        max_size=2,
    ),
)
"""What the files of an agreement may say, as plain values that the models take."""
