"""The least that a check of a register does: start, walk, read, parse, validate. A bare script.

It looks at nothing twice, tells nothing, and takes no care of hostile files.
"""

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


def main(root: Path) -> int:
    """Read every partner, and return how many there are."""
    from _ruamel_yaml import CParser

    from mou_cli.model.partner import Partner

    partners = []
    for entry in os.scandir(root / "data" / "partners"):
        with Path(entry.path).open("rb", buffering=0) as file:
            event = CParser(file.read()).get_event
        event(), event()
        partners.append(Partner.model_validate(value_of(event(), event)))
    return len(partners)


def value_of(begun: Any, event: Callable[[], Any]) -> Any:
    """Return the value that begins with an event."""
    kind = type(begun).__name__
    if kind == "ScalarEvent":
        return begun.value == "true" if begun.value in ("true", "false") else begun.value
    if kind == "SequenceStartEvent":
        found = []
        while type(item := event()).__name__ != "SequenceEndEvent":
            found.append(value_of(item, event))
        return found
    block = {}
    while type(key := event()).__name__ != "MappingEndEvent":
        block[key.value] = value_of(event(), event)
    return block


if __name__ == "__main__":
    gc.disable()
    sys.stdout.write(f"{main(Path(sys.argv[1]))}\n")
    gc.freeze()
