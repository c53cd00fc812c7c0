"""A second program for the digest `mou-text-v1`, as docs/signed-text.md has it.

It was written from that page before its writer had seen `mou_cli`, and made the digests of every
version on record. In cases that no agreement had yet, the two differed; there the page was mended,
and then this program. It shares nothing with `mou_cli`: its worth is that two readers of one page
come to the same digest.

    python tests/second_digest.py FOLDER
"""

import calendar
import hashlib
import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node
from ruamel.yaml import YAML

Item = dict[str, Any]
Inlines = list[Any]

BLANKS = ("not stated", "to be confirmed", "none", "not applicable")
# The characters with the Unicode property White_Space; Python's `isspace` knows four more.
SPACES = re.compile("[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")


# Strings, dates and values


def normal(text: str) -> str:
    return SPACES.sub(" ", unicodedata.normalize("NFC", text))


def word(text: str | None) -> str | None:
    return None if text is None else normal(text).strip(" ")


def date_words(text: str) -> str:
    if text in BLANKS:
        return text.capitalize()
    year, *rest = text.split("-")
    return " ".join([*(str(int(day)) for day in rest[1:]), *map(month, rest[:1]), year])


def month(digits: str) -> str:
    return calendar.month_name[int(digits)]


def value_words(value: str, unit: str) -> str:
    if value in BLANKS:
        return value.capitalize()
    number = float(value)
    whole = number.is_integer()
    digits = f"{int(number):,}" if whole else f"{Decimal(repr(number)):,f}"
    return digits + ("" if unit.startswith("%") else " ") + unit


def is_true(scalar: str | None) -> bool:
    return scalar in ("true", "True", "TRUE")


def item(kind: str | None = None, **fields: object) -> Item:
    """An object of the value, without what is absent."""
    return {name: value for name, value in {"type": kind, **fields}.items() if value is not None}


# Numbers


def letters(count: int) -> str:
    return letters((count - 1) // 26) + chr(ord("a") + (count - 1) % 26) if count else ""


def roman(count: int) -> str:
    written = ""
    for sign, worth in re.findall(r"(\w+) (\d+)", "c 100 xc 90 l 50 xl 40 x 10 ix 9 v 5 iv 4 i 1"):
        written += sign * (count // int(worth))
        count %= int(worth)
    return written


WRITERS: dict[str, Callable[[int], str]] = {
    "1": str,
    "a": letters,
    "A": lambda count: letters(count).upper(),
    "i": roman,
    "I": lambda count: roman(count).upper(),
}
# A figure or letter of an example counts if no other stands beside it, as the `A` of `Annex A`.
COUNT = re.compile(r"(?<![A-Za-z0-9])[1aAiI](?![A-Za-z0-9])")


@dataclass
class Place:
    """Where a section stands among the numbers. The document is the place above all."""

    above: "Place | None" = None
    series: str = "clauses"
    depth: int = -1
    example: str = ""
    continuous: bool = False
    label: str | None = None
    number: str | None = None
    count: int = 0
    counters: dict[tuple[str, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.signs = COUNT.findall(self.example)
        self.around: list[Place] = [self.above, *self.above.around] if self.above else []
        # What is around, without the document and without what is passed over.
        self.levels = [p for p in self.around[:-1] if p.signs or p.number is not None]

    def made(self, count: int) -> str:
        """The number that the example makes of a count; a count that nothing above has is left out,
        with what stands behind it.
        """
        begun = self.around[: self.depth]  # the sections of this series, as far as it began here
        above = [place.count for place in self.levels if any(place is b for b in begun)]
        counts = [count, *above, *[0] * len(self.signs)]
        first, *behind = COUNT.split(self.example)
        parts = zip(self.signs, reversed(counts[: len(self.signs)]), behind, strict=True)
        return first + "".join(WRITERS[sign](n) + text for sign, n, text in parts if n)

    def read(self, last: int) -> int | None:
        """The count of a label that reads as a number of this level."""
        label = (self.label or "").rstrip(".")
        counts = range(1, last + 1000) if self.signs else ()
        return next((count for count in counts if self.made(count).rstrip(".") == label), None)

    def citation(self) -> str:
        if self.number is None:
            return ""
        own = self.number.rstrip(".")
        above = [] if self.continuous else self.levels[max(len(self.signs), 1) - 1 :]
        for place in above:
            if place.number is not None:
                return place.citation() + ("" if own.startswith("(") else " ") + own
        return own


def place_of(section: Item, above: Place, numbering: dict[str, list[Any]]) -> Place:
    """The place of a section, counted after those before it."""
    series = section.get("series", above.series)
    depth = above.depth + 1 if series == above.series else 0
    level = [*numbering.get(series, []), *["none"] * (depth + 1)][depth]
    level = level if isinstance(level, dict) else {"example": level}
    label, continuous = section.get("label"), is_true(level.get("continuous"))
    place = Place(above, series, depth, level["example"], continuous, label)
    if label == "none" or (label is None and not place.signs):
        return place
    counters = (place.around[-1] if continuous else above).counters
    last = counters.get((series, depth), 0)
    place.count = (label and place.read(last)) or last + 1
    place.number = label or place.made(place.count)
    counters[series, depth] = max(place.count, last)
    return place


# Prose


class Markdown(MarkdownIt):
    def __init__(self) -> None:
        super().__init__("commonmark")
        self.enable("table")

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url  # an address stays as it stands


def joined(inlines: Inlines) -> Inlines:
    """Strings that follow each other as one, in their form."""
    whole: Inlines = []
    for inline in inlines:
        if isinstance(inline, str) and whole and isinstance(whole[-1], str):
            whole[-1] += inline
        else:
            whole.append(inline)
    whole = [normal(inline) if isinstance(inline, str) else inline for inline in whole]
    return [inline for inline in whole if inline != ""]


def without_space_around(inlines: Inlines) -> Inlines:
    if inlines and isinstance(inlines[0], str):
        inlines[0] = inlines[0].lstrip(" ")
    if inlines and isinstance(inlines[-1], str):
        inlines[-1] = inlines[-1].rstrip(" ")
    return [inline for inline in inlines if inline != ""]


def spliced(inlines: Inlines) -> Inlines:
    """Inlines with the words of links to places among the words round them."""
    found = [i["place"] if isinstance(i, dict) and "place" in i else [i] for i in inlines]
    return joined([inline for some in found for inline in some])


def plain(node: Node) -> str:
    """The words alone. A link without words has none here."""
    if node.type in ("softbreak", "hardbreak"):
        return " "
    return node.content if node.type == "text" else "".join(map(plain, node.children))


# The agreement


class Agreement:
    """The data of one repository, and its signed text."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        mou = self.read("mou")
        self.mou: dict[str, Any] = mou
        domains = [domain["key"] for domain in mou.get("domains", [])]
        self.principles = self.read("principles").get("principles", [])
        self.outcomes = {
            key: self.read(f"outcomes/{key}").get("outcomes", "not stated") for key in domains
        }
        self.members = {m.get("partner") or m["open_class"]: m for m in mou["participants"]}
        self.sections: dict[str, tuple[Item, Place]] = {}
        self.count(mou["sections"], Place())

    def read(self, name: str) -> Item:
        path = self.folder / "data" / f"{name}.yaml"
        # The plainest loader: every scalar is its text, whatever YAML would make of it.
        return YAML(typ="base", pure=True).load(path) if path.exists() else {}

    def many(self, name: str) -> list[Item]:
        return self.mou.get(name) or []

    def count(self, sections: Iterable[Item], above: Place) -> None:
        for section in sections:
            place = place_of(section, above, self.mou.get("numbering", {}))
            self.sections[section["key"]] = section, place
            self.count((part["section"] for part in section["body"] if "section" in part), place)

    def target(self, name: str) -> str:
        """The words of a link to `#name` that has none of its own."""
        kind, _, key = name.rpartition("/")
        if key in self.sections and not kind:
            section, place = self.sections[key]
            cited, title = place.citation(), word(section.get("title"))
            return f"{cited} ({title})" if cited and title else cited or title or ""
        if kind == "partner":
            return str(self.members[key]["name"])
        outcomes = [o for some in self.outcomes.values() if not isinstance(some, str) for o in some]
        things = {
            "": self.many("definitions"),
            "domain": self.many("domains"),
            "objective": self.many("objectives"),
            "outcome": outcomes,
            "principle": self.principles,
        }
        thing = next(thing for thing in things[kind] if thing["key"] == key)
        return thing.get("title") or thing.get("term") or self.named_by(thing["text"])

    def named_by(self, text: str) -> str:
        lines = [node for node in Node(Markdown().parse(text)).walk() if node.type == "inline"]
        return normal(" ".join(map(plain, lines))).strip(" ")

    # Prose

    def blocks(self, text: str) -> list[Item]:
        return self.nested(Node(Markdown().parse(text)))

    def nested(self, node: Node) -> list[Item]:
        return [self.block(child) for child in node.children]

    def block(self, node: Node) -> Item:
        match node.type:
            case "paragraph":
                return item("paragraph", content=self.line(node.children[0]))
            case "bullet_list":
                return item(
                    "list", items=[self.nested(entry) for entry in node.children if entry.children]
                )
            case "blockquote":
                return item("quote", content=self.nested(node))
            case "table":
                rows = [row for part in node.children for row in part.children]
                cells = [[self.line(cell.children[0]) for cell in row.children] for row in rows]
                return item("table", rows=cells)
            case _:
                raise ValueError(f"{node.type} is not prose")

    def line(self, node: Node) -> Inlines:
        """The inlines of a paragraph or a cell."""
        return spliced(without_space_around(joined(self.inside(node))))

    def inside(self, node: Node) -> Inlines:
        return [inline for child in node.children for inline in self.inlines(child)]

    def inlines(self, node: Node) -> Inlines:
        match node.type:
            case "text":
                return [node.content]
            case "softbreak":
                return [" "]
            case "hardbreak":
                return [{"break": True}]
            case "em" | "strong":
                name = {"em": "emphasis", "strong": "strong"}[node.type]
                return [{name: spliced(joined(self.inside(node)))}]
            case "image":
                file = self.folder / str(node.attrs["src"])
                digest = f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}"
                return [item(image=digest, alternative=word(plain(node)))]
            case "link":
                address, own = str(node.attrs["href"]), self.inside(node)
                if address.startswith("#"):
                    return [{"place": own or [self.target(address[1:])]}]
                return [{"link": normal(address), "content": joined(own or [address])}]
            case _:
                raise ValueError(f"{node.type} is not prose")

    # What is printed

    def value(self) -> Item:
        content = [self.section(section) for section in self.mou["sections"]]
        return item(format="mou-text-v1", title=word(self.mou["title"]), content=content)

    def section(self, section: Item) -> Item:
        number = word(self.sections[section["key"]][1].number)
        content = [thing for part in section["body"] for thing in self.part(part)]
        return item("section", number=number, title=word(section.get("title")), content=content)

    def part(self, part: Item) -> list[Item]:
        if "section" in part:
            return [self.section(part["section"])]
        if "insert" in part:
            name = str(part["insert"])
            return [] if name == "versions" else [self.insert(name, part)]
        blocks = self.blocks(part["text"])
        if "caption" not in part:
            return blocks
        caption = item("caption", text=word(part["caption"]))
        inlines = blocks[0].get("content", [])
        figure = any(isinstance(inline, dict) and "image" in inline for inline in inlines)
        return [*blocks, caption] if figure else [caption, *blocks]

    # One method for each insert, by its name

    def insert(self, name: str, part: Item) -> Item:
        return item(name, **getattr(self, f"insert_{name}")(part))

    def insert_participants(self, insert: Item) -> Item:
        members = [
            member for member in self.many("participants") if member["tier"] == insert["tier"]
        ]
        rows = [self.row(member, table=insert.get("as") == "table") for member in members]
        return item(caption=word(insert.get("caption")), rows=rows)

    def row(self, member: Item, *, table: bool = False) -> Item:
        names = [word(self.members[key]["name"]) for key in member.get("represented_by", [])]
        row = {name: word(member.get(name)) for name in ("name", "short", "capacity")}
        return item(**row, represented_by=(table and names) or None)

    def insert_signatures(self, insert: Item) -> Item:
        tiers, members = self.mou["tiers"], self.many("participants")
        parties = [
            self.row(member) for member in members if is_true(tiers[member["tier"]]["signs"])
        ]
        return item(lines=insert.get("lines", []), parties=parties)

    def insert_date(self, insert: Item) -> Item:
        return item(text=date_words(self.mou["date"]))

    def insert_objectives(self, insert: Item) -> Item:
        return self.entries(insert, self.many("objectives"), separated=False)

    def insert_domains(self, insert: Item) -> Item:
        return self.entries(insert, self.many("domains"))

    def insert_principles(self, insert: Item) -> Item:
        return self.entries(insert, self.principles)

    def insert_definitions(self, insert: Item) -> Item:
        return self.entries(insert, self.many("definitions"), separated=insert.get("as") != "table")

    def entries(self, insert: Item, things: list[Item], *, separated: bool = True) -> Item:
        separator = word(insert.get("separator", " – ")) if separated else None
        entries = [
            item(
                title=word(thing.get("title", thing.get("term"))),
                text=self.blocks(thing.get("text", "")),
            )
            for thing in things
        ]
        caption = word(insert.get("caption"))
        return item(separator=separator or None, caption=caption, entries=entries)

    def insert_outcomes(self, insert: Item) -> Item:
        outcomes = self.outcomes[insert["domain"]]
        if isinstance(outcomes, str):
            return item(blank=outcomes.capitalize())
        return item(
            outcomes=[
                item(
                    title=word(outcome["title"]),
                    indicators=[self.indicator(one) for one in outcome.get("indicators", [])],
                )
                for outcome in outcomes
            ]
        )

    def indicator(self, indicator: Item) -> Item:
        unit, baseline = indicator["unit"], indicator.get("baseline")
        return item(
            title=word(indicator["title"]),
            baseline=baseline and self.measure(baseline, unit),
            targets=[self.measure(target, unit) for target in indicator.get("targets", [])],
        )

    def measure(self, measure: Item, unit: str) -> Item:
        localities = {locality["key"]: locality["title"] for locality in self.many("localities")}
        return item(
            locality=word(localities.get(measure.get("locality"))),
            value=word(value_words(measure["value"], unit)),
            date=date_words(measure.get("date") or measure["by"]),
        )


def digest_of(folder: Path) -> str:
    # As RFC 8785 has it: with texts and `true` alone, Python's own writer needs no more than this.
    value = Agreement(folder).value()
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(written.encode()).hexdigest()}"


if __name__ == "__main__":
    print(digest_of(Path(sys.argv[1])))
