"""Formats of commands: each line names something that is there and that takes what it is given."""

import inspect
from importlib import import_module

import pytest

from mou_cli.cli.commands import COMMANDS
from mou_cli.cli.faces import Face

for command in COMMANDS:
    import_module(f"mou_cli.cli.{ {'decline': 'sign', 'withdraw': 'sign'}.get(command, command) }")

FACES = [face for faces in Face.__subclasses__() for face in faces]


class Greeting(Face):
    JSON = "json", "programs", "output.escaping.json:as_json"
    TEXT = "text", "a terminal", "output.escaping.terminal:visible"
    NAMED = "named", "a page", "output.terminal.colour:paint", "style", "colour"
    UNTOLD = "untold", "", "output.escaping.markdown:as_markdown"


def test_there_are_faces() -> None:
    assert len(Face.__subclasses__()) >= 9


@pytest.mark.parametrize("face", FACES, ids=[f"{type(face).__name__}-{face}" for face in FACES])
def test_each_face_is_there_and_takes_what_it_is_given(face: Face) -> None:
    inspect.signature(face.load()).bind("found", **dict.fromkeys(face.wants))


def test_a_face_is_given_what_it_wants_and_no_more() -> None:
    known = {"style": "bold", "colour": False, "tree": None}
    assert Greeting.NAMED.write("Hello", **known) == "Hello"
    assert Greeting.TEXT.write("Hello\x1b", **known) == "Hello\\u001b"


def test_the_help_names_those_that_people_read_first() -> None:
    assert Greeting.option().help == "For a terminal, a page, or programs."
    assert Greeting.option("more").help == "For a terminal, a page, or programs; more."
