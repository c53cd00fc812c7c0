"""The marks of the Markdown in the middle that CommonMark does not know, for markdown-it.

pandoc knows them as `fenced_divs`, `bracketed_spans` and `attributes`; see `exporting/pandoc.py`.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

ATTRIBUTES = re.compile(r"\{(?:\s*(?:[.#][\w-]+|[\w-]+=(?:\"[^\"]*\"|[^\s{}\"]+)))+\s*\}")
CLASS = re.compile(r"\.([\w-]+)")

ENDED_BY_A_FENCE: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


def reader_of_marks() -> MarkdownIt:
    """Return a parser of the Markdown in the middle, in which HTML is text."""
    parser = MarkdownIt("commonmark", {"maxNesting": 200}).enable("table")
    parser.disable(["html_block", "html_inline"])
    parser.block.ruler.before("fence", "division", _division, ENDED_BY_A_FENCE)
    parser.inline.ruler.before("link", "span", _span)
    parser.inline.ruler.before("link", "attributes", _attributes)
    return parser


def _division(state: StateBlock, line: int, _last: int, silent: bool) -> bool:  # noqa: FBT001
    begin = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith(":::", begin):
        return False
    if not silent:
        token = state.push("division", "", 0)
        token.map = [line, line + 1]
        token.info = state.src[begin : state.eMarks[line]].strip(": ")
        state.line = line + 1
    return True


def _span(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    if state.src[state.pos] != "[":
        return False
    begin = state.pos + 1
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    attributes = ATTRIBUTES.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if attributes is None:
        return False
    if silent:  # a label is looked for: a bracket more, and not a link, which no link may hold
        state.pos = begin
        return True
    state.push("span_open", "", 1).info = attributes.group()
    last, state.pos, state.posMax = state.posMax, begin, end
    state.md.inline.tokenize(state)
    state.push("span_close", "", -1)
    state.pos, state.posMax = attributes.end(), last
    return True


def _attributes(state: StateInline, silent: bool) -> bool:  # noqa: ARG001, FBT001
    found = ATTRIBUTES.match(state.src, state.pos, state.posMax)
    if found is not None:
        state.pos = found.end()
    return found is not None
