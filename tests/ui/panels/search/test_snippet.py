"""The words of a result: every mark lies on the words that matched, whatever characters stand before."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QFont

from workbench.domain.anchor import Anchor
from workbench.domain.article import Attribution, Text, ZoneKind
from workbench.domain.overview import Hit, Source
from workbench.ui.panels.search.snippet import Snippet

MUTED, FIND = QColor("#777777"), QColor("#ffe28a")
SOURCE = Source(
    "a", Text("t", "a", 1, "", 9, "", 9, "f.txt", "utf-8", ""), Attribution(), None, ZoneKind.BODY
)
WORDS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=40)


def laid_out(lead: str, quote: str, tail: str, *found: tuple[int, int]) -> Snippet:
    hit = Hit(Anchor("t", 0, len(quote), quote), SOURCE, found, lead, tail)
    return Snippet(hit, QFont(), 300, muted=MUTED, find=FIND)


def stretches(snippet: Snippet, *, marked: bool) -> list[str]:
    """The words under the marks, or those that are greyed, as Qt would paint them."""
    units = snippet._layout.text().encode("utf-16-le")
    return [
        units[one.start * 2 : (one.start + one.length) * 2].decode("utf-16-le")
        for one in snippet._layout.formats()
        if (one.format.background().color() == FIND) is marked
    ]


@given(lead=WORDS, before=WORDS, word=st.text("aé😀𝒳", min_size=1, max_size=8), after=WORDS, tail=WORDS)
def test_the_mark_lies_on_the_matching_word(qapp, lead, before, word, after, tail) -> None:
    start = len(before)
    snippet = laid_out(lead, f"{before}{word}{after}", tail, (start, start + len(word)))
    assert stretches(snippet, marked=True) == [word]


def test_the_words_around_the_passage_are_greyed_and_shortened_between_words(qapp) -> None:
    snippet = laid_out("far away " * 30 + "just before ", "The quote.", " right after" + " and on" * 30)
    before, after = stretches(snippet, marked=False)
    assert before.startswith("… ") and before.endswith("just before ")
    assert after.startswith(" right after") and after.endswith(" …")
    assert len(before) < 100 and len(after) < 100


def test_a_long_passage_takes_more_lines(qapp) -> None:
    assert laid_out("", "word " * 80, "").height > laid_out("", "word", "").height * 2
