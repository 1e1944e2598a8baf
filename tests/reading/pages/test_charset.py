"""The characters of a page: the mark at its beginning, what it declares, what its bytes are."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.reading.pages.charset import page_characters

RUSSIAN = "Президент сказал, что войска не уйдут из Ирака. Это письмо было ошибкой, сказал он журналистам."
JAPANESE = "国防総省は、軍がイラクから撤退するという報道を否定した。この手紙は間違いだった。"
CHINESE = "总统说部队不会离开伊拉克。这是一个错误。他说这封信没有签名。"
GERMAN = "Der Präsident sagte, die Maßnahme sei „nicht möglich“ – größer als früher."


def page(words: str, charset: str = "") -> str:
    meta = f"<meta charset={charset}>" if charset else ""
    return f"<html><head>{meta}<title>x</title></head><body><p>{words}</p></body></html>"


@pytest.mark.parametrize(
    ("declared", "encoding", "words"),
    [
        ("utf-8", "utf-8", GERMAN),
        ("windows-1252", "cp1252", GERMAN),
        ("ISO-8859-1", "cp1252", GERMAN),
        ('"windows-1251"', "cp1251", RUSSIAN),
        ("koi8-r", "koi8-r", RUSSIAN),
        ("Shift_JIS", "cp932", JAPANESE),
        ("x-sjis", "cp932", JAPANESE),
        ("euc-jp", "euc_jp", JAPANESE),
        ("iso-2022-jp", "iso2022_jp", JAPANESE),
        ("gb2312", "gb18030", CHINESE),
        ("GBK", "gb18030", CHINESE),
        ("gb18030", "gb18030", CHINESE),
    ],
)
def test_a_page_is_read_as_it_declares(declared, encoding, words):
    characters, found, notes = page_characters(page(words, declared).encode(encoding))
    assert words in characters
    assert codecs.lookup(found) == codecs.lookup(encoding)
    assert notes == ()


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("utf-8", GERMAN),
        ("utf-16", GERMAN),
        ("utf-16-le", GERMAN),
        ("utf-16-be", GERMAN),
        ("cp1252", GERMAN),
        ("koi8-r", RUSSIAN * 3),
        ("cp932", JAPANESE * 3),
        ("gb18030", CHINESE * 3),
    ],
)
def test_a_page_that_declares_nothing_is_told_from_its_bytes(encoding, words):
    assert words in page_characters(page(words).encode(encoding))[0]


def test_the_header_of_the_delivery_goes_before_the_page():
    content = page(RUSSIAN, "windows-1252").encode("koi8-r")
    assert RUSSIAN in page_characters(content, "KOI8-R")[0]


def test_the_encoding_of_xhtml_is_read_too():
    content = f'<?xml version="1.0" encoding="koi8-r"?><html><p>{RUSSIAN}</p></html>'.encode("koi8-r")
    assert RUSSIAN in page_characters(content)[0]


def test_a_page_in_utf_8_that_declares_another_is_believed_by_its_bytes_and_that_is_told():
    characters, encoding, notes = page_characters(page(GERMAN, "windows-1252").encode())
    assert GERMAN in characters and encoding == "utf-8"
    assert notes == ("The page says that it is written in CP1252, but it is in UTF-8.",)


def test_a_broken_byte_costs_one_character_and_is_told():
    content = page(GERMAN * 20, "utf-8").encode() + b"\xff"
    characters, encoding, notes = page_characters(content)
    assert GERMAN in characters and encoding == "utf-8"
    assert notes == ("1 character could not be read and is shown as �.",)


@pytest.mark.parametrize(
    "label", ["", "no-such-charset", "utf-7", "unicode_escape", "base64", "idna", "\x00"]
)
def test_a_declaration_that_means_nothing_is_passed_over(label):
    assert GERMAN in page_characters(page(GERMAN, label).encode())[0]


@given(
    st.binary(max_size=300), st.sampled_from(["", "utf-8", "shift_jis", "utf-16", "gb2312", "euc-kr", "x"])
)
def test_any_bytes_become_characters(content, declared):
    characters, encoding, _ = page_characters(content, declared)
    assert isinstance(characters, str)
    assert codecs.lookup(encoding)
