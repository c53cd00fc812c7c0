"""The HTML pages in a real browser: axe-core, headings, keyboard, narrow screens, print."""

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from conftest import required
from histories import History
from html_pages import NAMES, REDLINE, every_page

pytestmark = pytest.mark.tools

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
    folder = tmp_path_factory.mktemp("pages")
    found = {}
    for name, data in every_page(made_history):
        file = folder / f"{name}.html"
        file.write_bytes(data)
        found[name] = file.as_uri()
    return found


@pytest.fixture(params=NAMES)
def page(request: pytest.FixtureRequest, browser: webdriver.Chrome, pages: dict[str, str]) -> Any:
    browser.set_window_size(1280, 900)
    browser.get(pages[request.param])
    return browser


@contextmanager
def seen(page: webdriver.Chrome, *, width: int, scheme: str) -> Iterator[None]:
    """Show a page on a screen of a width, in CSS pixels, that asks for light or dark."""
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    asked = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", asked)
    try:
        yield
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
        page.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing(page: webdriver.Chrome, width: int, scheme: str) -> None:
    axe = Path(required("axe-core", os.environ.get("MOU_AXE"))).read_text(encoding="utf-8")
    with seen(page, width=width, scheme=scheme):
        page.execute_script(axe)
        found = page.execute_async_script(
            "const done = arguments[0];"
            "axe.run({runOnly:"
            " ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']})"
            ".then(r => done({violations: r.violations.map(v => [v.id, v.nodes[0].html]),"
            " passes: r.passes.length}))"
        )
    assert found["violations"] == []
    assert found["passes"] > 15


LOWEST_CONTRAST = """
const part = c => { c /= 255; return c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4; };
const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
const seen = colour => {
  canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
};
const light = c => .2126 * part(c[0]) + .7152 * part(c[1]) + .0722 * part(c[2]);
const ground = e => {
  for (; e; e = e.parentElement) {
    const c = seen(getComputedStyle(e).backgroundColor);
    if (c[3] === 255) return c;
  }
  return [255, 255, 255, 255];
};
const contrast = e => {
  const [a, b] = [light(seen(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
  return (a + .05) / (b + .05);
};
const worded = [...document.querySelectorAll('body *')].filter(e =>
  [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()));
return Math.min(...worded.map(contrast));
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_stands_out_from_its_ground(page: webdriver.Chrome, scheme: str) -> None:
    """WCAG 2.2, success criterion 1.4.3: at least 4.5 to 1."""
    with seen(page, width=1280, scheme=scheme):
        assert page.execute_script(LOWEST_CONTRAST) >= 4.5


def test_a_screen_that_asks_for_dark_gets_it_and_paper_stays_white(page: webdriver.Chrome) -> None:
    ground = "return getComputedStyle(document.body).backgroundColor"
    with seen(page, width=1280, scheme="dark"):
        assert page.execute_script(ground) == "rgb(20, 25, 30)"
        print_it = {
            "media": "print",
            "features": [{"name": "prefers-color-scheme", "value": "dark"}],
        }
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", print_it)
        assert page.execute_script(ground) == "rgb(255, 255, 255)"
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


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
    with seen(page, width=320, scheme="light"):
        assert page.execute_script("return document.documentElement.scrollWidth") <= 320


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
        points = 18 if "large-print" in page.current_url else 12
        assert page.execute_script(size) == f"{points * 4 // 3}px"
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_emphasis_is_visible_without_italics(page: webdriver.Chrome) -> None:
    style = (
        "return [...document.querySelectorAll('main em, main strong')]"
        ".map(e => getComputedStyle(e))"
        ".filter(e => e.fontStyle !== 'normal' || Number(e.fontWeight) < 600).length"
    )
    assert page.execute_script(style) == 0


def test_the_page_loads_nothing_from_elsewhere(page: webdriver.Chrome) -> None:
    loaded = page.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
    assert [name for name in loaded if not name.startswith("data:")] == []


def test_what_changed_is_told_without_colours(
    browser: webdriver.Chrome, pages: dict[str, str]
) -> None:
    browser.get(pages[REDLINE])
    lines = "return getComputedStyle(document.querySelector(arguments[0])).textDecorationLine"
    assert browser.execute_script(lines, ".text ins") == "underline"
    assert browser.execute_script(lines, ".text del") == "line-through"
    spoken = browser.find_element(By.CSS_SELECTOR, ".text ins .spoken")
    assert spoken.get_property("textContent") == "[inserted: "
    assert spoken.size == {"width": 1, "height": 1}


def test_a_bar_stands_beside_each_clause_that_changed(
    browser: webdriver.Chrome, pages: dict[str, str]
) -> None:
    browser.get(pages[REDLINE])
    bars = (
        "const bar = e => getComputedStyle(e, '::before').content !== 'none';"
        "return [...document.querySelectorAll('.text > .clause')]"
        ".filter(e => bar(e) !== (e.querySelector('ins, del') !== null)).length"
    )
    assert browser.execute_script(bars) == 0
