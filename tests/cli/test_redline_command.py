"""`mou diff --format html` and `docx`: the redline of each history, who changed it, and when."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from conftest import Mou, change, same_as_golden
from histories import NAMES, History, run_git
from office_lint import W
from word_reader import shown

Made = Callable[[str], History]


def first_version(history: History) -> str:
    return history.git("tag", "--list", "mou/*").split()[0].removeprefix("mou/")


def body_of(data: bytes) -> Any:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))[0]


@pytest.mark.parametrize("name", NAMES)
def test_the_page_of_each_history(name: str, made_history: Made, mou: Mou) -> None:
    history = made_history(name)
    ran = mou("-C", history.root, "diff", first_version(history), "HEAD", "--format", "html")
    assert (ran.code, ran.err) == (0, "")
    same_as_golden(f"histories/{name}/changes.html", ran.out.encode())


@pytest.mark.parametrize("name", NAMES)
def test_the_word_document_of_each_history(
    name: str, made_history: Made, mou: Mou, tmp_path: Path
) -> None:
    history, file = made_history(name), tmp_path / "changes.docx"
    version = first_version(history)
    ran = mou("-C", history.root, "diff", version, "HEAD", "--format", "docx", "--output", file)
    assert (ran.code, ran.out, ran.err) == (0, f"{file}\n", "")
    same_as_golden(f"histories/{name}/changes.docx.txt", shown(body_of(file.read_bytes())).encode())


@pytest.mark.parametrize("name", NAMES)
def test_the_list_on_the_page_is_that_of_the_other_faces(
    name: str, made_history: Made, mou: Mou
) -> None:
    history = made_history(name)
    version = first_version(history)
    page = html.document_fromstring(
        mou("-C", history.root, "diff", version, "--format", "html").out
    )
    told = " ".join(page.xpath("//div[@class='changes']")[0].text_content().split())
    data = json.loads(mou("-C", history.root, "diff", version, "--format", "json").out)
    assert data["summary"] in told
    for found in data["changes"]:
        assert " ".join(found["sentence"].split()) in told
    links = {str(link)[1:] for link in page.xpath("//div[@class='changes']//a/@href")}
    assert links <= set(page.xpath("//@id"))


def test_the_changes_are_those_of_who_last_changed_the_data(
    made_history: Made, mou: Mou, tmp_path: Path
) -> None:
    history, file = made_history("party-joins"), tmp_path / "changes.docx"
    mou("-C", history.root, "diff", "2019-03", "HEAD", "--format", "docx", "--output", file)
    marks = list(body_of(file.read_bytes()).iter(f"{W}ins", f"{W}del"))
    assert {mark.get(f"{W}author") for mark in marks} == {"Jo Sample"}
    assert {mark.get(f"{W}date")[:10] for mark in marks} == {"2020-04-20"}


def test_what_nobody_committed_has_no_author_and_no_date(
    made_history: Made, mou: Mou, tmp_path: Path
) -> None:
    copy, file = tmp_path / "copy", tmp_path / "changes.docx"
    run_git(tmp_path, "clone", "--quiet", str(made_history("clause-inserted").root), str(copy))
    change(copy, "data/mou.yaml", "title: Money\n", "title: Money and work\n")
    assert mou("-C", copy, "diff", "HEAD", "--format", "docx", "--output", file).code == 0
    marks = list(body_of(file.read_bytes()).iter(f"{W}ins", f"{W}del"))
    assert {mark.get(f"{W}author") for mark in marks} == {"Working text"}
    assert {mark.get(f"{W}date") for mark in marks} == {None}
    page = mou("-C", copy, "diff", "HEAD", "--format", "html").out
    assert "<dd>Working text</dd>" in page


def test_both_texts_are_rendered_with_the_templates_of_today(
    made_history: Made, mou: Mou, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    run_git(tmp_path, "clone", "--quiet", str(made_history("clause-inserted").root), str(copy))
    (copy / "templates").mkdir()
    template = "# {{ document.title }}\n\nThe same words in both.\n"
    (copy / "templates" / "mou.md.j2").write_text(template, encoding="utf-8")
    page = mou("-C", copy, "diff", "2024-01", "HEAD", "--format", "html").out
    assert "Both versions print the same words." in page
    assert "DRAFT" in page  # other words than those that were signed


def test_a_word_document_goes_into_a_file_or_a_pipe(
    made_history: Made, mou: Mou, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = made_history("clause-inserted").root
    command = [sys.executable, "-m", "mou_cli", "-C", str(root), "diff", "--format", "docx"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert zipfile.is_zipfile(io.BytesIO(done.stdout))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    ran = mou("-C", root, "diff", "--format", "docx")
    assert ran.code == 2
    assert ran.err == (
        "mou: A Word document cannot be shown in a terminal\n"
        "  Name a file for it: `--output changes.docx`\n"
    )


def test_a_text_is_the_version_that_it_was_recorded_as_later(made_history: Made, mou: Mou) -> None:
    history = made_history("icb-replaces-ccgs")
    page = mou("-C", history.root, "diff", "HEAD~1", "HEAD", "--format", "html").out
    assert page.count("<dd>Version 2022-07 · ") == 2
    assert "Both versions print the same words." in page
