"""From bytes to characters: encodings told, and what is no text refused in one clear sentence."""

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.domain.article import normalise
from workbench.domain.errors import UserError
from workbench.reading import ImportedArticle, read_bytes
from workbench.reading.decoding import LARGEST, decode

WORDS = "“We’re leaving,” the General said – and the café applauded. 🎉\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (WORDS.encode(), "utf-8"),
        (codecs.BOM_UTF8 + WORDS.encode(), "utf-8-sig"),
        (WORDS.encode("utf-16"), "utf-16"),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), "utf-16"),
        (WORDS.encode("utf-16-le"), "utf-16-le"),
        (WORDS.encode("utf-16-be"), "utf-16-be"),
        (WORDS.encode("utf-32"), "utf-32"),
    ],
)
def test_unicode_is_read_in_each_of_its_encodings(content, encoding):
    assert decode(content, "a.txt") == (WORDS, encoding)


def test_english_typography_of_old_is_windows_1252_however_short_the_text():
    words = "It’s “over” – he said… £5"
    assert decode(words.replace("£", "").encode("cp1252"), "a.txt") == (words.replace("£", ""), "cp1252")


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1251", "Президент сказал, что войска не уйдут из Ирака. Это письмо было ошибкой, сказал он."),
        ("gb18030", "总统说部队不会离开伊拉克。这是一个错误。他说这封信没有签名。"),
        ("cp1252", "Der Präsident sagte, die Maßnahme sei „nicht möglich“ – größer als früher."),
    ],
)
def test_other_encodings_are_told_from_the_letters(encoding, words):
    assert decode(words.encode(encoding), "a.txt")[0] == words


def test_a_foreign_word_far_down_in_a_long_text_is_found():
    words = "Nothing but plain letters here. " * 20_000 + "Der Präsident sagte, dass es größer werden müsse."
    assert decode(words.encode("cp1252"), "a.txt")[0] == words


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "damaged, or not a PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "an Office document of the old kind"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture"),
        (b"RIFF\x24\x08\x00\x00WEBPVP8 ", "a picture"),
        (b"\x00\x00\x00\x18ftypmp42", "a sound or film recording"),
        (b"RIFF\x24\x08\x00\x00WAVEfmt ", "a sound or film recording"),
        (b"\x1f\x8b\x08\x00", "a packed file"),
        (b"bplist00\xd4", "a web archive of Safari"),
        (b"SQLite format 3\x00", "a database"),
        (b"\x7fELF\x02\x01\x01", "a program"),
    ],
)
def test_other_formats_are_refused_by_name_with_a_way_out(content, what):
    with pytest.raises(UserError) as refused:
        read_bytes(content, "letter.txt")
    assert refused.value.message.startswith("“letter.txt” is ")
    assert what in refused.value.message
    assert refused.value.hint


@pytest.mark.parametrize(
    "content",
    [bytes(range(256)) * 8, b"\x00" * 400, b"MZ\x90\x00\x03\x00\x00\x00\x04\x00", b"ab\x00\x01\x02\x03" * 50],
)
def test_bytes_that_are_no_text_are_refused(content):
    with pytest.raises(
        UserError, match=r"“blob.bin” (is not a text file|is written)|in which encoding “blob.bin”"
    ):
        read_bytes(content, "blob.bin")


@pytest.mark.parametrize("content", [b"", b" \r\n\t ", codecs.BOM_UTF8, "\u00a0\u2003\n".encode()])
def test_a_file_without_words_is_refused(content):
    with pytest.raises(UserError, match=r"“empty\.txt” is empty\."):
        read_bytes(content, "empty.txt")


def test_an_empty_file_that_nobody_writes_by_hand_was_cut_off_on_its_way():
    with pytest.raises(UserError, match=r"“all\.zip” is empty\.") as problem:
        decode(b"", "all.zip")
    assert problem.value.hint == "Download it again."


def test_a_file_that_is_too_large_is_refused_with_both_sizes():
    with pytest.raises(UserError, match=r"“big\.txt” has 65 MB; a text may have at most 64\."):
        read_bytes(b"x" * (LARGEST + 1024 * 1024), "big.txt")


@pytest.mark.parametrize(
    "content",
    [
        "half \ud83d a smile".encode("utf-8", "surrogatepass"),
        codecs.BOM_UTF16_LE + "half \ud83d a smile".encode("utf-16-le", "surrogatepass"),
    ],
)
def test_half_a_character_is_refused_and_the_file_named(content):
    with pytest.raises(UserError, match=r"“half\.txt” holds half a character"):
        read_bytes(content, "half.txt")


def test_a_declared_encoding_that_does_not_hold_is_said():
    with pytest.raises(UserError, match=r"“torn\.txt” begins as UTF-16, but not all of it is\."):
        read_bytes(codecs.BOM_UTF16_LE + b"a\x00b\x00c", "torn.txt")


def test_words_are_normalised_once_for_all_positions():
    article = read_bytes(codecs.BOM_UTF8 + "Cafe\u0301 opens.\r\nIt closes.\rLate.".encode(), "a.txt")
    assert article.words == "Caf\u00e9 opens.\nIt closes.\nLate."
    assert article.original.startswith(codecs.BOM_UTF8)
    assert normalise(article.words) == article.words


def test_a_stray_zero_byte_in_a_long_text_does_not_cost_the_article():
    article = read_bytes(b"A long line of words. " * 20 + b"\x00", "a.txt")
    assert article.words.endswith("\ufffd")


@given(st.binary(max_size=400))
@example(b"\xef\xbb\xbf\x00")
@example(b"\xff\xfe\x00\xd8")
def test_any_bytes_give_an_article_or_a_sentence_for_the_user(content):
    try:
        article = read_bytes(content, "any.bin")
    except UserError as refused:
        assert "“any.bin”" in refused.message
        assert refused.hint
    else:
        assert isinstance(article, ImportedArticle)
        assert article.original == content
        check_invariants(article)


def test_a_short_text_with_a_control_character_is_not_taken_for_ideographs():
    with pytest.raises(UserError, match="is not a text file"):
        read_bytes(b"0BN\x1f", "any.txt")


WRITTEN = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=300)


@given(WRITTEN, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_any_words_come_through_with_all_their_places(words, encoding):
    try:
        article = read_bytes(words.encode(encoding), "any.txt")
    except UserError:
        return  # empty, or more control characters than words; told apart above
    assert article.words == normalise(words)
    check_invariants(article)


def check_invariants(article: ImportedArticle) -> None:
    words = article.words
    for stretches in (article.zones, article.parts):
        borders = [0, *(stretch.end for stretch in stretches)]
        assert [stretch.start for stretch in stretches] == borders[:-1]
        assert not stretches or borders[-1] == len(words)
    cited = "".join(words[start:end] for start, end in article.passages)
    assert "".join(cited.split()) == "".join(words.split())
    assert all(words[start:end].strip() == words[start:end] != "" for start, end in article.passages)
    inner_borders = {zone.start for zone in article.zones}
    assert not any(start < border < end for start, end in article.passages for border in inner_borders)
