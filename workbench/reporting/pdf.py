"""The report as a PDF: tagged (PDF/UA-1), with its fonts inside, set by typst without network or packages.

Everything that a person or an article wrote reaches typst as data, never as markup.

Fonts: the shipped ones hold Latin, Greek and Cyrillic, so almost every report is set from them alone
and is the same on every computer. Only when a character is missing there does typst look at the
fonts of the system, where the reader's own scripts are. What even those lack is printed as an empty
box, which PDF/UA forbids: such a file is tagged as well but does not claim the standard, and says
on its first page what happened.
"""

import functools
import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Literal

import typst

from workbench.places import resource
from workbench.reporting.phrasing import printed
from workbench.reporting.report import Report

_Form = Literal["pdf", "png"]


def to_pdf(report: Report) -> bytes:
    """The document; the same bytes for an equal report on the same computer."""
    (document,) = _set(report, "pdf")
    return document


def to_pictures(report: Report, *, dots_per_inch: float) -> list[bytes]:
    """Each page of the document as a PNG, for looking at it before it is saved."""
    return _set(report, "png", dots_per_inch)


def _set(report: Report, form: _Form, ppi: float | None = None) -> list[bytes]:
    words = json.dumps(asdict(printed(report)))
    for system_fonts in (False, True):
        try:
            return _compiled(report, words, form, ppi, system_fonts=system_fonts)
        except typst.TypstError as error:
            if "could not be displayed" not in error.message:
                raise
    return _compiled(report, words, form, ppi, system_fonts=True, boxes=True)


def _compiled(
    report: Report,
    words: str,
    form: _Form,
    ppi: float | None,
    *,
    system_fonts: bool,
    boxes: bool = False,
) -> list[bytes]:
    compiler = typst.Compiler(
        resource("report/report.typ"),
        root=resource("report"),
        font_paths=_fonts(system_fonts),
        sys_inputs={"report": words, "boxes": "yes" if boxes else "no"},
    )
    # a fixed moment, because the same report is to be the same file
    moment = datetime.fromisoformat(report.on).replace(tzinfo=UTC)
    made = compiler.compile(
        format=form, ppi=ppi, pdf_standards=["1.7" if boxes else "ua-1"], timestamp=moment
    )
    assert made is not None  # without a path to write to, typst returns what it made
    return made if isinstance(made, list) else [made]


@functools.cache
def _fonts(of_the_system: bool) -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=of_the_system,
        include_embedded_fonts=of_the_system,
        font_paths=[resource("fonts")],
    )
