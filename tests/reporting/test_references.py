"""Whole documents, compared with ones that a person has read.

Make them again after an intended change, and read the difference before committing it:

    REMAKE=1 .venv/bin/python -m pytest tests/reporting/test_references.py; git diff tests/reporting
"""

import os
import re
from pathlib import Path

import pytest
from reportmaking import bridge

from workbench.reporting.data import to_json
from workbench.reporting.html import to_html

REFERENCES = Path(__file__).parent / "references"


def without_fonts(page: bytes) -> bytes:
    """The fonts are files of their own in resources/, and half a megabyte long."""
    return re.sub(rb"base64,[\w+/=]+", b"base64,(font)", page)


@pytest.mark.parametrize(
    ("name", "made"),
    [("bridge.html", lambda report: without_fonts(to_html(report))), ("bridge.json", to_json)],
)
def test_the_small_report_is_written_as_it_was_read(name, made):
    reference = REFERENCES / name
    document = made(bridge())
    if os.environ.get("REMAKE"):
        reference.write_bytes(document)
    assert document.decode() == reference.read_bytes().decode()


def test_the_same_report_is_the_same_bytes():
    assert to_html(bridge()) == to_html(bridge())
    assert to_json(bridge()) == to_json(bridge())
