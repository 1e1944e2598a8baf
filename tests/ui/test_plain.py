"""Words of people are not read as markup or keys."""

from workbench.ui.plain import plain_label, plain_tooltip


def test_what_looks_like_markup_is_told_letter_by_letter() -> None:
    assert plain_tooltip("<b>bold</b> & more") == "<p>&lt;b&gt;bold&lt;/b&gt; &amp; more</p>"
    assert plain_tooltip("Ada\n&lt;img>") == "<p>Ada<br>&amp;lt;img&gt;</p>"


def test_a_long_line_is_wrapped_and_a_short_one_read_aloud_without_signs() -> None:
    assert plain_tooltip("word " * 40).startswith("<p>")
    assert plain_tooltip("Keeps\nits lines.") == "Keeps\nits lines."
    assert plain_tooltip("") == ""


def test_an_and_sign_underlines_nothing() -> None:
    assert plain_label("R&D") == "R&&D"
