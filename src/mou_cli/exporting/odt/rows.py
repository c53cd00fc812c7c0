"""Rows of an ODT table: short ones stay on one page, long ones may break."""

from mou_cli.exporting.odt.names import STYLE, TABLE
from mou_cli.office.lengths import MOST_KEPT, MOST_REPEATED, height_of
from mou_cli.office.measures import CELL_GAP
from mou_cli.office.xml import Element


def keep_rows_together(table: Element, styles: Element, width: float, points: int) -> None:
    """Set the style of each row by its length. A head that is too long is repeated no more.

    Args:
        table: The table.
        styles: The automatic styles, among them those of its columns.
        width: Its width in points.
        points: The size of the letters.
    """
    widths = [share * width - CELL_GAP * points for share in _shares_of(table, styles)]
    for row in list(table.iter(TABLE("table-row"))):
        words = (" ".join(cell.itertext()) for cell in row.findall(TABLE("table-cell")))
        height = height_of(zip(words, widths, strict=True), points)
        row.set(TABLE("style-name"), "TableRow" if height <= MOST_KEPT else "TableRowLong")
        if row.getparent() is not table and height > MOST_REPEATED:
            head = row.getparent()
            head.addnext(row)
            if not len(head):
                table.remove(head)


def _shares_of(table: Element, styles: Element) -> list[float]:
    names = [column.get(TABLE("style-name")) for column in table.iter(TABLE("table-column"))]
    path = f"{STYLE('style')}[@{STYLE('name')}='%s']/{STYLE('table-column-properties')}"
    found = [styles.find(path % name) for name in names]
    given = [float(one.get(STYLE("rel-column-width")).rstrip("*")) for one in found]
    return [share / sum(given) for share in given]
