"""The HTML pages in a real browser: axe-core, headings, keyboard, print, small and dark screens."""

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

from browser_pages import CHANGES, LARGE, NAMES, made_pages
from conftest import required
from histories import History

pytestmark = pytest.mark.tools

PHONE = 320
"""CSS pixels: the width that WCAG 2.2 asks for, success criterion 1.4.10."""

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
    return made_pages(tmp_path_factory.mktemp("pages"), made_history)


@pytest.fixture(params=NAMES)
def page(request: pytest.FixtureRequest, browser: webdriver.Chrome, pages: dict[str, str]) -> Any:
    browser.set_window_size(1280, 900)
    browser.get(pages[request.param])
    return browser


@contextmanager
def screen(
    browser: webdriver.Chrome, scheme: str = "light", width: int | None = None, media: str = ""
) -> Iterator[None]:
    """Show the page on a narrow screen, in a scheme of colours, or as it prints."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})
    if width is not None:
        metrics = {"width": width, "height": 640, "deviceScaleFactor": 1, "mobile": True}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        yield
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [None, 500, PHONE])
def test_axe_finds_nothing(page: webdriver.Chrome, scheme: str, width: int | None) -> None:
    axe = Path(required("axe-core", os.environ.get("MOU_AXE"))).read_text(encoding="utf-8")
    with screen(page, scheme, width):
        page.execute_script(axe)
        found = page.execute_async_script(
            "const done = arguments[0];"
            "const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];"
            "axe.run({runOnly: [...tags, 'best-practice']})"
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
    with screen(page, width=PHONE):
        assert page.execute_script("return document.documentElement.scrollWidth") <= PHONE
        assert page.execute_script(BEYOND, PHONE) == []


BEYOND = """
const frame = e => e.closest('.table, .spoken, .skip') || e.closest('svg');
return [...document.body.querySelectorAll('*')]
  .filter(e => !frame(e) || e.matches('.table'))
  .filter(e => { const box = e.getBoundingClientRect();
                 return box.width && (box.right > arguments[0] + .5 || box.left < -.5); })
  .map(e => e.outerHTML.slice(0, 120));
"""
"""What stands beyond the edges of the screen; wide tables scroll inside a frame of their own."""


def test_every_wide_table_scrolls_in_its_frame_and_can_be_reached_by_keys(
    page: webdriver.Chrome,
) -> None:
    with screen(page, width=PHONE):
        found = page.execute_script(
            "const frames = [...document.querySelectorAll('table')].map(t => t.closest('.table'));"
            "return frames.map(f => f && [f.tabIndex, getComputedStyle(f).overflowX])"
        )
    assert all(each == [0, "auto"] for each in found)


LUMINANCE = """
const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
const light = colour => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1); const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
  return Math.round((r * .2126 + g * .7152 + b * .0722) / 2.55) / 100; };
const style = getComputedStyle(document.body);
const image = document.querySelector('img');
return {ground: light(style.backgroundColor), ink: light(style.color),
        picture: image && light(getComputedStyle(image).backgroundColor)};
"""


def test_a_dark_screen_is_dark_and_shows_pictures_on_a_light_ground(
    page: webdriver.Chrome,
) -> None:
    with screen(page, "dark"):
        dark = page.execute_script(LUMINANCE)
    assert dark["ground"] < 0.15
    assert dark["ink"] > 0.75
    assert dark["picture"] in (None, 1)
    with screen(page):
        assert page.execute_script(LUMINANCE)["ground"] == 1


def test_paper_is_light_whatever_the_screen_is(page: webdriver.Chrome) -> None:
    with screen(page, "dark", media="print"):
        printed = page.execute_script(LUMINANCE)
    assert printed["ground"] == 1
    assert printed["ink"] == 0


def test_print_leaves_navigation_out(page: webdriver.Chrome) -> None:
    with screen(page, media="print"):
        # A short page has no list of contents.
        shown = (
            "const found = document.querySelector(arguments[0]);"
            "return found ? getComputedStyle(found).display : 'none'"
        )
        assert page.execute_script(shown, ".skip") == "none"
        assert page.execute_script(shown, ".contents") == "none"
        size = "return getComputedStyle(document.querySelector('main p')).fontSize"
        assert page.execute_script(size) == ("24px" if page.current_url.count(LARGE) else "16px")


def test_emphasis_is_visible_without_italics(page: webdriver.Chrome) -> None:
    style = (
        "const found = [...document.querySelectorAll('main em, main strong')];"
        "return found.map(e => getComputedStyle(e))"
        ".filter(e => e.fontStyle !== 'normal' || Number(e.fontWeight) < 600).length"
    )
    assert page.execute_script(style) == 0


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
        ".filter(e => bar(e) !== (e.querySelector(arguments[0]) !== null)).length"
    )
    changed = "ins:not(.number), del:not(.number)"  # a number that follows is no change
    assert browser.execute_script(bars, changed) == 0
