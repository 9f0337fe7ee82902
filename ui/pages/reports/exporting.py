"""A report as a file: tables for a spreadsheet, or pages to print."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from html import escape
from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

from secretary_app.foundation.i18n import Language
from ui.pages.reports.figures import Sheet

MARGIN_MM = 18.0
DPI = 96
"""So that sizes in the document are those of a screen."""

SEPARATORS = {Language.RU: ";", Language.EN: ","}
"""A spreadsheet in Russian takes a comma for the point of a number."""

DANGEROUS = ("=", "+", "-", "@", "\t")
"""A spreadsheet takes a cell that begins so for a formula, and a caller may have said it."""


def as_csv(sheets: Sequence[Sheet], language: Language) -> str:
    """One table under another."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=SEPARATORS[language], lineterminator="\r\n")
    for sheet in sheets:
        writer.writerow([_plain(sheet.title)])
        writer.writerow(sheet.headings)
        writer.writerows([_plain(cell) for cell in row] for row in sheet.rows)
        writer.writerow([])
    return stream.getvalue()


def write_csv(sheets: Sequence[Sheet], file: Path, language: Language) -> None:
    """With a mark by which spreadsheets know UTF-8. Raises OSError."""
    file.write_text(as_csv(sheets, language), "utf-8-sig", newline="")


def write_pdf(title: str, sheets: Sequence[Sheet], file: Path) -> None:
    """On the thread of the window: Qt's fonts belong to it. Raises OSError."""
    with file.open("wb"):
        pass
    writer = QPdfWriter(str(file))
    writer.setResolution(DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setDefaultStyleSheet("body, td, th, p { font-size: 12px; }")
    document.setHtml(f"<h1>{escape(title)}</h1>" + "".join(_table(sheet) for sheet in sheets))
    document.print_(writer)


def _table(sheet: Sheet) -> str:
    if not sheet.rows:
        return ""
    head = "".join(f'<th align="left">{escape(each)}</th>' for each in sheet.headings)
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in sheet.rows
    )
    return (
        f'<h3>{escape(sheet.title)}</h3><table cellpadding="3" width="100%">'
        f"<tr>{head}</tr>{rows}</table>"
    )


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(DANGEROUS) else cell
