"""Where in a redline something changed: its headings, and how many changes stand below each."""

from dataclasses import dataclass
from html.parser import HTMLParser

LEVELS = ("h2", "h3")
BLOCKS = ("p", "li", "tr", "td", "th", "figcaption")
NOTHING = {"": "", "ins": "", "del": "", "now": ""}


@dataclass(slots=True)
class OutlinePart:
    """What stands below one heading of the page.

    Attributes:
        level: The level of the heading; 2 for what stands before the first.
        place: Where a link leads: the first change, else the heading.
        title: The heading as it reads now; a deleted one as it was.
        state: `new`, `deleted`, or nothing.
        changes: How many changes there are. Words that touch each other are one, and so are
            paragraphs that came or went one behind the other.
    """

    level: int
    place: str
    title: str = ""
    state: str = ""
    changes: int = 0


def outline_of(body: str) -> list[OutlinePart]:
    """Return the parts of a page in order.

    Args:
        body: The text behind the title, as HTML.
    """
    reader = _Reader()
    reader.feed(body)
    return [part for part in reader.parts if part.title or part.changes]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts = [OutlinePart(2, "")]
        self.heading = ""
        self.element = ""
        self.spoken = False
        self.touching = False
        self.numbers = False
        self.behind = ""
        self.kinds: set[str] = set()
        self.joined = False
        self.words = dict(NOTHING)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag in LEVELS:
            self.heading, self.touching, self.behind = tag, False, ""
            self.kinds, self.joined = set(), False
            self.parts.append(OutlinePart(int(tag[1]), found.get("id") or ""))
            self.words = dict(NOTHING)
        elif tag in ("ins", "del"):
            self.element = tag
            self._change(found)
        elif found.get("class") in ("spoken", "moved"):
            self.spoken = True
        elif tag in BLOCKS:
            self._begin_block()

    def _change(self, found: dict[str, str | None]) -> None:
        """Note a change; a number that follows from another is none."""
        self.numbers = found.get("class") == "number"
        part, place = self.parts[-1], found.get("id") or ""
        if place and not part.changes:
            part.place = place
        begins = not self.kinds or self.joined
        self.joined = bool(place) and begins and self.behind == self.element
        part.changes += bool(place) and not self.touching and not self.joined

    def _begin_block(self) -> None:
        """Note whether the block before came or went as a whole."""
        self.touching = False
        if self.kinds:
            self.behind = next(iter(self.kinds)) if len(self.kinds) == 1 else ""
            self.kinds, self.joined = set(), False

    def handle_endtag(self, tag: str) -> None:
        if tag == self.heading:
            self.heading = ""
            self._name(self.parts[-1])
        elif tag == self.element:
            self.touching, self.element = self.touching or not self.numbers, ""
        elif tag == "span":
            self.spoken = False

    def _name(self, part: OutlinePart) -> None:
        kept, came, went = (" ".join(self.words[name].split()) for name in ("", "ins", "del"))
        part.title = " ".join(self.words["now"].split()) if kept or came else went
        part.state = "" if kept else "new" if came and not went else "deleted" if not came else ""

    def handle_data(self, data: str) -> None:
        if data.strip() and not self.spoken:
            self.kinds.add(self.element)
            self.parts[-1].changes += self.joined and len(self.kinds) > 1
            self.joined = self.joined and len(self.kinds) == 1
        if data.strip() and not self.element:
            self.touching = False
        if self.heading and not self.spoken:
            self.words[self.element] += data
            self.words["now"] += data if self.element != "del" else ""
