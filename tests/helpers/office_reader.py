"""LibreOffice as a reader of Word documents: what is left when changes are accepted or rejected."""

import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
}
MACRO = """
Sub Main(folder As String)
  Dim names(1000) As String
  Dim count As Integer, number As Integer
  Dim name As String
  name = Dir(ConvertFromURL(folder & "/*.docx"))
  Do While name <> ""
    names(count) = name
    count = count + 1
    name = Dir
  Loop
  For number = 0 To count - 1
    If Left(names(number), 6) = "plain-" Then
      Settle(folder, names(number), "", "shown")
    Else
      Settle(folder, names(number), ".uno:AcceptAllTrackedChanges", "accepted")
      Settle(folder, names(number), ".uno:RejectAllTrackedChanges", "rejected")
    End If
  Next
  StarDesktop.terminate()
End Sub

Sub Settle(folder As String, name As String, command As String, suffix As String)
  Dim document As Object, dispatcher As Object
  Dim opened(0) As New com.sun.star.beans.PropertyValue
  Dim stored(0) As New com.sun.star.beans.PropertyValue
  Dim none()
  opened(0).Name = "Hidden"
  opened(0).Value = True
  document = StarDesktop.loadComponentFromURL(folder & "/" & name, "_blank", 0, opened())
  If command <> "" Then
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, none())
    PrintNumbers(document)
  End If
  stored(0).Name = "FilterName"
  stored(0).Value = "OpenDocument Text Flat XML"
  document.storeToURL(folder & "/" & name & "." & suffix & ".fodt", stored())
  document.close(True)
End Sub

Sub PrintNumbers(document As Object)
  Dim all As Object, paragraph As Object
  Dim label As String
  document.RecordChanges = False
  all = document.Text.createEnumeration()
  Do While all.hasMoreElements()
    paragraph = all.nextElement()
    If paragraph.supportsService("com.sun.star.text.Paragraph") Then
      label = paragraph.ListLabelString
      If UCase(label) <> LCase(label) Or InStr(label, ".") > 0 Then
        If InStr(label, " ") = 0 Then label = label & Chr(9) Else label = label & " "
        document.Text.insertString(paragraph.Start, label, False)
      End If
    End If
  Loop
End Sub
"""
LIBRARY = (
    '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"'
    ' library:readonly="false" library:passwordprotected="false">{}</library:library>'
)
MODULE = (
    '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Redline"'
    ' script:language="StarBasic">{}</script:module>'
)


@dataclass(frozen=True)
class Settled:
    """A redline with all changes accepted, and with all rejected: roots of flat ODT."""

    accepted: Any
    rejected: Any


def read_by_libreoffice(
    soffice: str, redlines: Mapping[str, bytes], plain: Mapping[str, bytes], folder: Path
) -> tuple[dict[str, Settled], dict[str, Any]]:
    """Return redlines settled both ways, and plain documents as they are.

    LibreOffice is started once for all of them; a profile of its own holds the macro.
    """
    files, profile = folder / "files", folder / "profile"
    files.mkdir(parents=True)
    for name, data in [*redlines.items(), *((f"plain-{n}", d) for n, d in plain.items())]:
        (files / f"{name}.docx").write_bytes(data)
    options = ["--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
    # The first start makes the profile, and would put an empty library in place of ours.
    subprocess.run([soffice, *options, "--terminate_after_init"], check=True, timeout=120)
    library = profile / "user" / "basic" / "Standard"
    library.mkdir(parents=True, exist_ok=True)
    element = '<library:element library:name="Redline"/>'
    (library / "script.xlb").write_text(LIBRARY.format(element), encoding="utf-8")
    (library / "dialog.xlb").write_text(LIBRARY.format(""), encoding="utf-8")
    (library / "Redline.xba").write_text(MODULE.format(escape(MACRO)), encoding="utf-8")
    macro = f"macro:///Standard.Redline.Main({files.as_uri()})"
    subprocess.run([soffice, *options, macro], check=True, timeout=600, capture_output=True)

    def root(name: str, how: str) -> Any:
        return etree.parse(files / f"{name}.docx.{how}.fodt").getroot()

    settled = {name: Settled(root(name, "accepted"), root(name, "rejected")) for name in redlines}
    return settled, {name: root(f"plain-{name}", "shown") for name in plain}


def lines_of(root: Any) -> list[str]:
    """Return a text as lines: style and words of each paragraph, table rows, links, pictures.

    A list of contents is no part of it: its lines are those of the headings.
    """
    styles = {
        style.get(_name("style:name")): style.get(_name("style:parent-style-name"))
        for style in root.iterfind(".//office:automatic-styles/style:style", NAMES)
    }
    body = root.find("office:body/office:text", NAMES)
    return list(_lines(body, styles))


def _lines(element: Any, styles: Mapping[str, str]) -> Iterator[str]:
    for child in element:
        if child.tag in (_name("text:p"), _name("text:h")):
            style = child.get(_name("text:style-name"))
            words = "".join(_words(child)).strip()
            yield f"{styles.get(style) or style}: {words}"
        elif child.tag == _name("table:table-row"):
            yield "row"
            yield from _lines(child, styles)
        elif child.tag not in (_name("text:tracked-changes"), _name("text:table-of-content")):
            yield from _lines(child, styles)


def _words(element: Any) -> Iterator[str]:
    """Yield words with the targets of links and the names of pictures."""
    yield element.text or ""
    for child in element:
        if child.tag in (_name("text:tab"), _name("text:s"), _name("text:line-break")):
            yield "\t" if child.tag == _name("text:tab") else " "
        elif child.tag == _name("text:a"):
            yield f"<{child.get(_name('xlink:href'))}>"
            yield from _words(child)
        elif child.tag == _name("svg:desc"):
            yield f"[{child.text}]"
        elif child.tag != _name("office:binary-data"):
            yield from _words(child)
        yield child.tail or ""


def furniture_of(root: Any) -> list[str]:
    """Return the words of headers and footers."""
    masters = root.find("office:master-styles", NAMES)
    return ["".join(_words(paragraph)) for paragraph in masters.iter(_name("text:p"))]


def _name(qualified: str) -> str:
    prefix, name = qualified.split(":")
    return f"{{{NAMES[prefix]}}}{name}"
