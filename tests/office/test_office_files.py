"""Office files from whoever: read with limits, refused where they could do harm."""

import io
import zipfile
from datetime import date

import pytest

from mou_cli.office.package import (
    MAX_PART_BYTES,
    MAX_PARTS,
    UnusableFileError,
    check_word_template,
    read_parts,
    write_parts,
)
from mou_cli.office.xml import parse_xml


def archive(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return buffer.getvalue()


def test_parts_come_back_as_they_were_written() -> None:
    parts = {"mimetype": b"x", "a.xml": b"<a/>"}
    assert read_parts(write_parts(parts, date(2019, 3, 1))) == parts


def test_a_date_before_archives_can_tell_is_their_first_day() -> None:
    written = write_parts({"a": b""}, date(1974, 4, 1))
    assert written == write_parts({"a": b""}, None)


def test_an_archive_of_too_many_parts_is_refused() -> None:
    many = archive({f"{number}": b"" for number in range(MAX_PARTS + 1)})
    with pytest.raises(UnusableFileError, match="more than 500 parts"):
        read_parts(many)


def test_an_archive_that_unpacks_to_too_much_is_refused() -> None:
    bomb = archive({"a": bytes(MAX_PART_BYTES), "b": b"x"})
    assert len(bomb) < MAX_PART_BYTES / 100
    with pytest.raises(UnusableFileError, match="unpacks to more than 20,000,000 bytes"):
        read_parts(bomb)


def test_an_archive_that_lies_about_its_size_is_refused() -> None:
    data = archive({"a": bytes(1000)})
    lying = data.replace((1000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with pytest.raises(UnusableFileError, match="damaged"):
        read_parts(lying)


@pytest.mark.parametrize("cut", [10, 40, 60, 200])
def test_a_cut_archive_is_refused(cut: int) -> None:
    with pytest.raises(UnusableFileError, match="damaged"):
        read_parts(archive({"a.xml": b"<a>" * 100})[:-cut])


def test_a_template_whose_xml_is_broken_is_refused() -> None:
    needed = {
        "[Content_Types].xml": b"<a/>",
        "word/document.xml": b"<a>",
        "word/styles.xml": b"<a/>",
    }
    with pytest.raises(UnusableFileError, match="it is damaged: "):
        check_word_template(archive(needed))


def test_entities_are_never_resolved() -> None:
    with pytest.raises(ValueError, match="document type"):
        parse_xml(b"<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>")
