"""The HTML pages in a real browser: axe-core, headings, keyboard, narrow screens, print."""

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from conftest import ROOT, required
from histories import History
from mou_cli.git import Git
from mou_cli.model.dates import PartialDate
from mou_cli.operations.diff import diff
from mou_cli.operations.redline import places_of, redline_of
from mou_cli.operations.render import render, write_rendering
from mou_cli.operations.status import status
from mou_cli.output.changes.html import changes_as_html
from mou_cli.output.status.html import status_as_html
from mou_cli.revisions.opening import revisions_of
from mou_cli.trees import DiskTree

pytestmark = pytest.mark.tools

REPOSITORIES = {"south-east-essex": ROOT, "riverside": ROOT / "examples" / "riverside"}
REPORTS = {
    "maldon-2021-06-30": ROOT / "examples" / "mid-essex-alliance",
    "riverside-2026": ROOT / "examples" / "riverside",
}
CHANGES = "prose-and-lists"
"""The history whose redline is looked at."""

SIGNED = "signed-and-reviewed"
"""The history whose status is looked at."""

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = required("Chromium", shutil.which("chromium"))
    driver = required("chromedriver", shutil.which("chromedriver"))
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('browser')}"):
        options.add_argument(flag)
    chrome = webdriver.Chrome(options, webdriver.ChromeService(driver))
    yield chrome
    chrome.quit()


@pytest.fixture(scope="module")
def pages(
    tmp_path_factory: pytest.TempPathFactory, made_history: Callable[[str], History]
) -> dict[str, str]:
    found = {}
    for name, root in REPOSITORIES.items():
        folder = tmp_path_factory.mktemp(name)
        write_rendering(render(DiskTree(root), [], ["html"], draft=False), folder)
        found[name] = (folder / "mou.html").as_uri()
    for name, root in REPORTS.items():
        folder = tmp_path_factory.mktemp(name)
        write_rendering(render(DiskTree(root), [name], ["html"], draft=False), folder)
        found[name] = (folder / f"{name}.html").as_uri()
    file = tmp_path_factory.mktemp("changes") / "changes.html"
    with revisions_of(Git(made_history(CHANGES).root, named=True)) as revisions:
        compared = diff(revisions, "2024-01", "HEAD", as_of=PartialDate.parse("2026-06"))
        listed = changes_as_html(compared, places_of(compared))
        file.write_bytes(redline_of(revisions, compared, "html", listed))
    stands = tmp_path_factory.mktemp("status") / "status.html"
    root = made_history(SIGNED).root
    signed = status(Git(root, named=True), PartialDate.parse("2026-11-24"))
    stands.write_text(status_as_html(signed, DiskTree(root)), encoding="utf-8")
    return found | {CHANGES: file.as_uri(), SIGNED: stands.as_uri()}


@pytest.fixture(params=[*sorted({*REPOSITORIES, *REPORTS}), CHANGES, SIGNED])
def page(request: pytest.FixtureRequest, browser: webdriver.Chrome, pages: dict[str, str]) -> Any:
    browser.set_window_size(1280, 900)
    browser.get(pages[request.param])
    return browser


@pytest.mark.parametrize("width", [1280, 500])
def test_axe_finds_nothing(page: webdriver.Chrome, width: int) -> None:
    axe = Path(required("axe-core", os.environ.get("MOU_AXE"))).read_text(encoding="utf-8")
    page.set_window_size(width, 900)
    page.execute_script(axe)
    found = page.execute_async_script(
        "const done = arguments[0];"
        "axe.run({runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']})"
        ".then(r => done({violations: r.violations.map(v => [v.id, v.nodes[0].html]),"
        " passes: r.passes.length}))"
    )
    assert found["violations"] == []
    assert found["passes"] > 15


def test_headings_begin_with_one_title_and_skip_no_level(page: webdriver.Chrome) -> None:
    levels = [int(h.tag_name[1]) for h in page.find_elements(By.CSS_SELECTOR, "h1,h2,h3,h4,h5,h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_link_inside_the_page_leads_somewhere(page: webdriver.Chrome) -> None:
    script = (
        "return [...document.querySelectorAll('a[href^=\"#\"]')]"
        ".map(a => a.getAttribute('href')).filter(h => !document.getElementById(h.slice(1)))"
    )
    assert page.execute_script(script) == []


def test_no_identifier_stands_twice(page: webdriver.Chrome) -> None:
    script = "return [...document.querySelectorAll('[id]')].map(e => e.id)"
    identifiers = page.execute_script(script)
    assert len(identifiers) == len(set(identifiers))


def test_the_skip_link_is_first_and_leads_to_the_text(page: webdriver.Chrome) -> None:
    page.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    first = page.switch_to.active_element
    assert first.text == "Skip to the text"
    first.send_keys(Keys.ENTER)
    assert page.switch_to.active_element.get_attribute("id") == "main_text"


def test_a_phone_needs_no_sideways_scrolling(page: webdriver.Chrome) -> None:
    """WCAG 2.2, success criterion 1.4.10: no loss at 320 CSS pixels; tables are excepted."""
    metrics = {"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": True}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        assert page.execute_script("return document.documentElement.scrollWidth") <= 320
    finally:
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_print_leaves_navigation_out(page: webdriver.Chrome) -> None:
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        # A short page has no list of contents.
        shown = (
            "const found = document.querySelector(arguments[0]);"
            "return found ? getComputedStyle(found).display : 'none'"
        )
        assert page.execute_script(shown, ".skip") == "none"
        assert page.execute_script(shown, ".contents") == "none"
        size = "return getComputedStyle(document.querySelector('main p')).fontSize"
        assert page.execute_script(size) == "16px"  # 12 points
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_emphasis_is_visible_without_italics(page: webdriver.Chrome) -> None:
    style = (
        "const e = getComputedStyle(document.querySelector('main em, main strong'));"
        "return [e.fontStyle, Number(e.fontWeight) >= 600]"
    )
    assert page.execute_script(style) == ["normal", True]


def test_the_page_loads_nothing_from_elsewhere(page: webdriver.Chrome) -> None:
    loaded = page.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
    assert [name for name in loaded if not name.startswith("data:")] == []


def test_what_changed_is_told_without_colours(
    browser: webdriver.Chrome, pages: dict[str, str]
) -> None:
    browser.get(pages[CHANGES])
    lines = "return getComputedStyle(document.querySelector(arguments[0])).textDecorationLine"
    assert browser.execute_script(lines, ".text ins") == "underline"
    assert browser.execute_script(lines, ".text del") == "line-through"
    spoken = browser.find_element(By.CSS_SELECTOR, ".text ins .spoken")
    assert spoken.get_property("textContent") == "[inserted: "
    assert spoken.size == {"width": 1, "height": 1}


def test_a_bar_stands_beside_each_clause_that_changed(
    browser: webdriver.Chrome, pages: dict[str, str]
) -> None:
    browser.get(pages[CHANGES])
    bars = (
        "const bar = e => getComputedStyle(e, '::before').content !== 'none';"
        "return [...document.querySelectorAll('.text > .clause')]"
        ".filter(e => bar(e) !== (e.querySelector('ins, del') !== null)).length"
    )
    assert browser.execute_script(bars) == 0
