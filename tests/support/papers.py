"""Documents made for tests: PDF by fpdf2, DOCX by python-docx."""

import zipfile
from pathlib import Path

import docx
import pytest
from fpdf import FPDF

FONTS = (
    Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
    Path("C:/Windows/Fonts/arial.ttf"),
    Path("/System/Library/Fonts/Supplemental/Arial.ttf"),
)


def cyrillic_font() -> Path:
    """Skips the test where the system has none that we know."""
    for font in FONTS:
        if font.is_file():
            return font
    pytest.skip("no TrueType font with Russian letters on this machine (fonts-dejavu-core has one)")


def pdf(
    file: Path,
    pages: list[list[tuple[str, str]]],
    *,
    font: Path | None = None,
    password: str = "",
) -> Path:
    """Pages of headings with their text; every heading is a bookmark. No font: Latin letters."""
    paper = FPDF()
    if font is not None:
        paper.add_font("any", fname=str(font))
    if password:
        paper.set_encryption(owner_password=password, user_password=password)
    for page in pages:
        paper.add_page()
        for heading, text in page:
            paper.set_font("any" if font else "helvetica", size=12)
            if heading:
                paper.start_section(heading)
                paper.multi_cell(0, 8, heading, new_x="LMARGIN", new_y="NEXT")
            paper.multi_cell(0, 8, text, new_x="LMARGIN", new_y="NEXT")
    paper.output(str(file))
    return file


def scan(file: Path) -> Path:
    """A page that is a picture."""
    return partly_scanned(file, "p")


def partly_scanned(file: Path, pages: str) -> Path:
    """A page for each letter: `t` has words, `p` is a picture."""
    picture = file.with_suffix(".pgm")
    picture.write_bytes(b"P5 64 64 255\n" + bytes(range(256)) * 16)
    paper = FPDF()
    for number, kind in enumerate(pages, 1):
        paper.add_page()
        if kind == "p":
            paper.image(str(picture), w=180)
        else:
            paper.set_font("helvetica", size=12)
            paper.multi_cell(0, 8, f"Words that stand on page {number}.")
    paper.output(str(file))
    return file


def word(file: Path, parts: list[tuple[int, str]]) -> Path:
    """Headings by their rank; 0 is a paragraph."""
    document = docx.Document()
    for rank, text in parts:
        if rank:
            document.add_heading(text, rank)
        else:
            document.add_paragraph(text)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text = "Shirt"
    table.rows[0].cells[1].text = "4 euros"
    document.save(str(file))
    return file


def bomb(file: Path, *, megabytes: int) -> Path:
    """A DOCX of a few hundred kilobytes that unpacks to ``megabytes``."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(megabytes):
                part.write(b" " * 1_000_000)
    return file
