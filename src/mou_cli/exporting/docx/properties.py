"""What a Word document says of itself: properties, settings (ECMA-376, part 2, annex D)."""

from mou_cli import __version__
from mou_cli.exporting.docx.package import Package, W
from mou_cli.exporting.paper import Paper
from mou_cli.exporting.xml import Element, Namespace, xml_bytes

CORE = Namespace(
    "cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
)
DC = Namespace("dc", "http://purl.org/dc/elements/1.1/")
DCTERMS = Namespace("dcterms", "http://purl.org/dc/terms/")
APP = Namespace(
    "app", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
)
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"

WORD_2013 = 15
"""The layout of Word 2013 and later; without it Word opens a file in its compatibility mode."""

BEFORE_COMPATIBILITY = ("rsids", "mathPr", "themeFontLang", "clrSchemeMapping", "decimalSymbol")
"""What may stand behind `compat` in the settings (ECMA-376, part 1, section 17.15.1.78)."""


def set_properties(package: Package, paper: Paper) -> None:
    """Set title, authors, date, language, version and fingerprint, and the layout's age."""
    package.put("docProps/core.xml", xml_bytes(_core(paper)))
    package.put("docProps/app.xml", xml_bytes(_app()))
    settings = package.tree("word/settings.xml")
    for language in settings.findall(W("themeFontLang")):
        language.set(W("val"), "en-GB")
    if settings.find(W("compat")) is None:
        behind = next((e for e in settings if e.tag in map(W, BEFORE_COMPATIBILITY)), None)
        place = len(settings) if behind is None else settings.index(behind)
        settings.insert(place, W.new("compat", _layout()))


def _core(paper: Paper) -> Element:
    core = CORE.new("coreProperties")
    texts = {
        DC("title"): paper.title,
        DC("creator"): "; ".join(paper.authors),
        CORE("keywords"): paper.mark,
        DC("identifier"): paper.digest,
        DC("language"): "en-GB",
        CORE("contentStatus"): "Draft" if paper.is_draft else "Final",
        CORE("version"): paper.version or "",
    }
    for name, text in texts.items():
        if text:
            core.append(_text(name, text))
    if paper.dated:
        for name in ("created", "modified"):
            moment = _text(DCTERMS(name), f"{paper.dated}T00:00:00Z")
            moment.set(TYPE, "dcterms:W3CDTF")
            core.append(moment)
    return core


def _app() -> Element:
    app = APP.new("Properties")
    app.append(_text(APP("Application"), f"mou {__version__}"))
    return app


def _text(name: str, text: str) -> Element:
    prefixes = DC.map | DCTERMS.map
    element = CORE.new("x").makeelement(name, {}, nsmap=prefixes)
    element.text = text
    return element


def _layout() -> Element:
    return W.new(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=WORD_2013,
    )
