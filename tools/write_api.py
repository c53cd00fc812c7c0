"""Write what each public name is into `docs/api.md`, from signatures and docstrings.

Each stands between two comments, `<!-- api: NAME -->` and `<!-- end -->`. Behind the name of a
class may follow its public members; without any, all that its docstring lists are public.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import griffe

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "api.md"
_PLACE = re.compile(r"(<!-- api: (\w+)((?: \w+)*) -->\n).*?(<!-- end -->)", re.DOTALL)


def main() -> None:
    """Rewrite the page."""
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def filled(page: str) -> str:
    """Return the page with every name as the code has it now."""
    package = griffe.load(
        "mou_cli", search_paths=[ROOT / "src"], docstring_parser="google", resolve_aliases=True
    )

    def told(match: re.Match[str]) -> str:
        found = package[match[2]].final_target
        lines = _function(found) if found.is_function else _class(found, match[3].split())
        return "\n".join((match[1], *lines, "", match[4]))

    return _PLACE.sub(told, page)


def names_on(page: str) -> list[str]:
    """Return the names that a page tells of, in its order."""
    return [match[2] for match in _PLACE.finditer(page)]


def _function(found: griffe.Function) -> Iterator[str]:
    yield f"### `{found.name}`"
    yield from ("", "```python", _signature(found), "```")
    for section in found.docstring.parsed:
        yield ""
        match section.kind.value:
            case "text":
                yield section.value
            case "parameters":
                yield from (f"- `{each.name}`: {_line(each)}" for each in section.value)
            case "raises":
                yield from (
                    f"- raises `{each.annotation}`: {_line(each)}" for each in section.value
                )


def _class(found: griffe.Class, members: list[str]) -> Iterator[str]:
    yield f"### `{found.name}`"
    sections = {section.kind.value: section.value for section in found.docstring.parsed}
    yield ""
    yield sections["text"]
    listed = {each.name: _line(each) for each in sections.get("attributes", ())}
    rows = list(_rows(found, members or list(listed), listed))
    if any(str(base) == "StrEnum" for base in found.bases):
        rows = [(f"`{name}`", f"`{value.value}`") for name, value in found.attributes.items()]
        yield from ("", "| Member | Value |", "|---|---|")
    elif rows:
        yield from ("", "| Attribute or method | Type | Meaning |", "|---|---|---|")
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _rows(
    found: griffe.Class, members: list[str], listed: dict[str, str]
) -> Iterator[tuple[str, ...]]:
    hints = {each.name: each.annotation for each in found.parameters}
    for name in members:
        member = found.members[name]
        if isinstance(member, griffe.Function):
            arguments = ", ".join(_parameters(member, annotated=False))
            yield f"`{name}({arguments})`", _type(member, member.returns), _first(member)
        else:
            meaning = listed.get(name) or _first(member)
            hint = member.annotation or hints[name]
            yield f"`{name}`", _type(member, hint), meaning


def _signature(found: griffe.Function) -> str:
    parameters = list(_parameters(found))
    line = f"{found.name}({', '.join(parameters)}) -> {found.returns}"
    if len(line) <= 80:
        return line
    inside = (f"    {each}," for each in parameters)
    return "\n".join((f"{found.name}(", *inside, f") -> {found.returns}"))


def _parameters(found: griffe.Function, *, annotated: bool = True) -> Iterator[str]:
    named = False
    for each in found.parameters:
        if each.name == "self":
            continue
        if each.kind is griffe.ParameterKind.keyword_only and not named:
            named = True
            yield "*"
        stars = "*" if each.kind is griffe.ParameterKind.var_positional else ""
        hint = f": {each.annotation}" if annotated else ""
        equals = " = " if annotated else "="
        default = "" if each.default is None or stars else f"{equals}{each.default}"
        yield f"{stars}{each.name}{hint}{default}"


def _type(member: griffe.Object, annotation: griffe.Expr | str) -> str:
    """Return a type as code; a name that stands for a longer type gives way to it."""
    written = str(annotation).strip('"')
    for part in annotation.iterate(flat=True) if isinstance(annotation, griffe.Expr) else ():
        if isinstance(part, griffe.ExprName) and part.canonical_path.startswith("mou_cli."):
            meant = member.modules_collection[part.canonical_path]
            if meant.is_attribute:
                written = written.replace(part.name, str(meant.value))
    return f"`{' '.join(written.split())}`".replace("|", "\\|")


def _first(found: griffe.Object) -> str:
    return found.docstring.value.partition("\n\n")[0].replace("\n", " ").strip()


def _line(found: griffe.DocstringElement) -> str:
    return " ".join(found.description.split())


if __name__ == "__main__":
    main()
