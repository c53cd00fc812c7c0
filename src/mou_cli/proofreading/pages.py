"""The words of an HTML page: of its main part, without the contents list."""

from html.parser import HTMLParser

MAIN = "main"
UNSEEN = frozenset({"head", "script", "style", "template", "nav"})


def words_of_page(data: bytes) -> str:
    """Return the words of a page.

    Args:
        data: The page. One without a main part is read whole.
    """
    page = data.decode("utf-8")
    reader = _Visible(outside=f"<{MAIN}" not in page)
    reader.feed(page)
    reader.close()
    return "".join(reader.words)


def words_of_html(text: str) -> str:
    """Return the words of a piece of HTML."""
    reader = _Visible(outside=True)
    reader.feed(text)
    reader.close()
    return "".join(reader.words)


class _Visible(HTMLParser):
    def __init__(self, *, outside: bool) -> None:
        super().__init__()
        self.words: list[str] = []
        self.seen = outside
        self.unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == MAIN:
            self.seen = True
        elif tag in UNSEEN:
            self.unseen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == MAIN:
            self.seen = False
        elif self.unseen and self.unseen[-1] == tag:
            self.unseen.pop()

    def handle_data(self, data: str) -> None:
        if self.seen and not self.unseen:
            self.words.append(data)
