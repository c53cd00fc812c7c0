"""What a Word document says of itself: properties, settings (ECMA-376, part 2, annex D)."""

from mou_cli.about import __version__
from mou_cli.exporting.docx.package import Package, W
from mou_cli.exporting.paper import Paper
from mou_cli.office.xml import Element, Namespace, xml_bytes

CORE = Namespace("cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
DC = Namespace("dc", "http://purl.org/dc/elements/1.1/")
DCTERMS = Namespace("dcterms", "http://purl.org/dc/terms/")
APP = Namespace("app", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
XSI = Namespace("xsi", "http://www.w3.org/2001/XMLSchema-instance")

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
    core = CORE.root("coreProperties", DC, DCTERMS, XSI)
    texts = [
        DC.text("title", paper.title),
        DC.text("creator", "; ".join(paper.authors)),
        CORE.text("keywords", paper.mark),
        DC.text("identifier", paper.digest),
        DC.text("language", "en-GB"),
        CORE.text("contentStatus", "Draft" if paper.is_draft else "Final"),
        CORE.text("version", paper.version or ""),
    ]
    core.extend(element for element in texts if element.text)
    if paper.dated:
        for name in ("created", "modified"):
            moment = DCTERMS.text(name, f"{paper.dated}T00:00:00Z")
            moment.set(XSI("type"), "dcterms:W3CDTF")
            core.append(moment)
    return core


def _app() -> Element:
    app = APP.root("Properties")
    app.append(APP.text("Application", f"mou {__version__}"))
    return app


def _layout() -> Element:
    return W.new(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=WORD_2013,
    )
