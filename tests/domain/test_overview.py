"""What a source is called."""

from workbench.domain.article import Attribution, Text, ZoneKind
from workbench.domain.overview import Source


def source(**said: str) -> Source:
    text = Text("t", "a", 1, "0" * 64, 10, "0" * 64, 10, "letter.txt", "utf-8", "2026-11-20T10:00:00Z")
    return Source("a", text, Attribution(**said), None, ZoneKind.BODY)


def test_a_source_is_signed_by_its_outlet_else_by_who_wrote_it() -> None:
    assert source(outlet="NPR", byline="Ann Lee", title="A letter").signed == "NPR"
    assert source(byline="Ann Lee", title="A letter").signed == "Ann Lee"
    assert source(title="A letter").signed == ""


def test_what_nobody_signed_goes_by_its_title_else_by_its_file() -> None:
    assert source(title="A letter").name == source(title="A letter").headed == "A letter"
    assert source().name == "letter.txt"
    assert source(outlet="NPR").name == "NPR"
