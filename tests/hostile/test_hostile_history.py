"""Whatever history a stranger sends, every command that reads it ends in seconds, and says why."""

import shlex
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from made_histories import COMMANDS, SENT, SentCase, begin

from alarms import no_hang
from conftest import Mou

Record = Callable[[str, object], None]


@pytest.mark.parametrize("case", SENT, ids=lambda case: case.name)
def test_every_command_answers(
    case: SentCase,
    mou: Mou,
    tmp_path: Path,
    record_property: Record,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "mou_cli.git.walking.SOON", 1
    )  # seconds; an honest history is looked at too
    sent = begin(tmp_path / "repository")
    case.make(sent)
    for name, command in COMMANDS.items():
        begun = time.monotonic()
        with no_hang():
            ran = mou("-C", sent.root, *shlex.split(command.format(elsewhere=tmp_path / "out")))
        record_property(name, round(time.monotonic() - begun, 2))
        answer = ran.out + ran.err
        assert "Traceback" not in answer, name
        assert ran.code in case.codes.get(name, (0,)), f"{name}: {answer[:2000]}"
        if ran.code:
            assert any(words in answer for words in case.says), f"{name}: {answer[:2000]}"
            assert len(answer) < 10_000, name
