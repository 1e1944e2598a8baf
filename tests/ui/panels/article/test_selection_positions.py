"""A selection in the viewer is the same stretch of the words, whatever the words and zones are."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from workbench.domain.anchor import anchor_at
from workbench.domain.article import Zone, ZoneKind, normalise
from workbench.domain.errors import UserError
from workbench.ui.panels.article.page import Page
from workbench.ui.panels.article.setting import set_page
from workbench.ui.panels.article.viewer import Viewer
from workbench.ui.theme import Theme

PIECES = [
    "😀",
    "👩‍👩‍👧",
    "e\u0301",
    "שלום ",
    "العربية",
    "\u00a0",
    "\u2028",
    "\u2029",
    "\ufdd0",
    "\ufffc",
    "\n",
    "\n\n",
    "word ",
    "x" * 4000,
]


@st.composite
def pages(draw: st.DrawFn) -> Page:
    pieces = st.sampled_from(PIECES) | st.characters(exclude_categories=["Cs"])
    words = normalise("".join(draw(st.lists(pieces, max_size=15))))
    borders = sorted({0, len(words), *draw(st.lists(st.integers(0, len(words)), max_size=4))})
    kinds = st.sampled_from(list(ZoneKind))
    zones = [Zone(str(start), "text", start, end, draw(kinds)) for start, end in pairwise(borders)]
    return set_page(words, zones, all_borders=draw(st.booleans()))


@pytest.fixture(scope="module")
def viewer(qapp: QApplication) -> Viewer:
    """One for all examples; it is never shown, so nothing is left open."""
    return Viewer(Theme())


@settings(max_examples=60)
@given(page=pages(), data=st.data())
def test_what_is_selected_is_what_was_to_be_selected(viewer: Viewer, page: Page, data: st.DataObject) -> None:
    viewer.show_page(page)
    places = st.integers(0, len(page.words))
    for _ in range(5):
        one, other = data.draw(places), data.draw(places)
        if one == other:
            continue
        viewer.select(one, other)
        assert viewer.selected() == (min(one, other), max(one, other))
        assert (viewer.anchor_position(), viewer.cursor_position()) == (one, other)


@settings(max_examples=60)
@given(page=pages(), data=st.data())
def test_an_anchor_comes_back_from_the_viewer_as_it_went_in(
    viewer: Viewer, page: Page, data: st.DataObject
) -> None:
    viewer.show_page(page)
    start = data.draw(st.integers(0, len(page.words)))
    end = data.draw(st.integers(start, len(page.words)))
    try:
        anchor = anchor_at("text", page.words, start, end)
    except UserError:
        return
    viewer.select(anchor.start, anchor.end)
    again = anchor_at("text", page.words, *viewer.selected())
    assert again == anchor
    assert page.words[again.start : again.end] == anchor.quote
