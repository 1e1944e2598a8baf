"""A text without a label is read as somebody would who knows its language, be it one sentence long."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.errors import UserError
from workbench.reading import ImportedArticle, read_all, read_bytes
from workbench.reading.decoding import decode
from workbench.reading.unlabelled import likely_encodings

WESTERN = ("cp1252", "latin-1", "mac-roman")
CENTRAL = ("cp1250", "iso8859-2")

SENTENCES = (
    ("Mr. Muñoz said on Monday that the bridge would be closed.", ("cp1252", "latin-1")),
    ("The café was closed on Monday.", WESTERN),
    ("It rose to £5 a kilo in the market.", WESTERN),
    ("Le conseil a voté à l'unanimité, où l'on a rêvé.", WESTERN),
    ("Die Brücke über den Fluß bleibt gesperrt.", WESTERN),
    ("Der Minister äußerte sich nicht.", WESTERN),
    ("El señor Muñoz dijo que mañana habrá una reunión.", WESTERN),
    ("As eleições são amanhã.", WESTERN),
    ("Il ponte sarà chiuso perché c'è una crepa.", WESTERN),
    ("Bron över ån är stängd, säger ministern på måndagen.", WESTERN),
    ("Mange børn på øen.", WESTERN),
    ("Brúin er lokuð, sagði ráðherrann á mánudag. Þetta er alvarlegt.", ("cp1252", "latin-1")),
    ("Minister powiedział, że most będzie zamknięty.", CENTRAL),
    ("Most přes řeku je uzavřen, řekl ministr.", CENTRAL),
    ("A hidat lezárták, mondta a miniszter hétfőn.", CENTRAL),
    ("Podul va fi închis, a spus ministrul.", CENTRAL),
    ("Ministar je rekao da će most biti zatvoren zbog pukotina.", ("cp1250",)),
    ("Köprü kapalı kalacak, dedi bakan.", ("cp1254",)),
    ("Ministras pirmadienį sakė, kad tiltas bus uždarytas iki metų pabaigos.", ("cp1257",)),
    ("Мост закрыт.", ("koi8-r", "cp1251", "cp866", "iso8859-5", "mac-cyrillic")),
    ("Министр сказал в понедельник, что мост закроют.", ("koi8-r", "cp1251", "cp866")),
    ("МИНИСТР СКАЗАЛ, ЧТО МОСТ ЗАКРОЮТ", ("koi8-r", "cp1251", "cp866")),
    ("The Russian word мост means bridge, an officer said.", ("koi8-r", "cp1251")),
    ("Міністр сказав у понеділок, що міст закриють.", ("cp1251", "koi8-u")),
    ("Η γέφυρα κλείνει, είπε ο υπουργός.", ("cp1253", "iso8859-7")),
    ("הגשר ייסגר, אמר השר.", ("cp1255", "iso8859-8")),
    ("قال الوزير إن الجسر سيغلق.", ("cp1256", "iso8859-6")),
    ("รัฐมนตรีกล่าวว่าสะพานจะปิด", ("cp874",)),
    ("大桥将关闭，部长说。", ("gb18030",)),
    ("美国军方通知伊拉克，部队将撤离。", ("gb18030",)),
    ("美國軍方通知伊拉克，部隊將撤離該國。", ("big5",)),
    ("大臣は橋を閉鎖すると述べた。", ("shift_jis", "euc-jp")),
    ("東京都知事選挙結果発表", ("shift_jis", "euc-jp")),
    ("장관은 다리를 폐쇄한다고 말했다.", ("euc-kr",)),
)


@pytest.mark.parametrize(
    ("sentence", "encoding"),
    [(sentence, encoding) for sentence, encodings in SENTENCES for encoding in encodings],
)
def test_one_sentence_is_enough(sentence: str, encoding: str) -> None:
    assert decode(sentence.encode(encoding), "x.txt")[0] == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Министр сказал в понедельник, что мост закроют до конца года.",
        "大桥将关闭，部长说。美国军方通知伊拉克，部队将撤离该国。",
        "大臣は橋を閉鎖すると述べた。技術者が点検中に柱に亀裂を見つけたためである。",
        "장관은 다리를 폐쇄한다고 말했다.",
        "قال الوزير إن الجسر سيغلق.",
        "Η γέφυρα κλείνει, είπε ο υπουργός.",
        "The bridge is closed.",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_in_any_script(sentence: str, encoding: str) -> None:
    assert decode(sentence.encode(encoding), "x.txt") == (sentence, encoding)


def test_words_that_were_struck_over_for_a_printer_are_no_chinese() -> None:
    with pytest.raises(UserError, match="not a text file"):
        decode("".join(f"{letter}\b{letter}" for letter in "NAMESAND WORDS").encode() * 2, "x.txt")


BROKEN = (
    "Die Brücke über den Fluß bleibt gesperrt, äußerte der Minister in München. ",
    "Министр сказал в понедельник, что мост закроют. ",
    "大桥将关闭，部长说。",
    "It’s “fine”, he said, and the café wasn’t. ",
)


@pytest.mark.parametrize("sentence", BROKEN)
@pytest.mark.parametrize("broken", [b"\xff", "é".encode("latin-1"), "ü".encode()[:1]])
def test_a_broken_byte_in_utf_8_costs_one_character_and_not_the_text(sentence: str, broken: bytes) -> None:
    content = sentence.encode() + broken + b" " + sentence.encode()
    article = read_bytes(content, "x.txt")
    assert (article.words, article.encoding) == (f"{sentence}\ufffd {sentence}", "utf-8")
    assert article.notes == ("1 character could not be read: \ufffd.",)
    assert decode(b"\xef\xbb\xbf" + content, "x.txt")[1] == "utf-8-sig"


def test_a_broken_byte_in_a_collection_is_kept_in_the_original_of_its_article() -> None:
    broken = '{"text": "Die Br\xff über den Fluß in München"}'.encode("latin-1")
    broken = broken.replace("ü".encode("latin-1"), "ü".encode()).replace("ß".encode("latin-1"), "ß".encode())
    whole = '{"text": "Größere Brücken führen über Flüsse"}'.encode()
    first, second = read_all(whole + b"\n" + broken, "x.jsonl")
    assert isinstance(first, ImportedArticle) and isinstance(second, ImportedArticle)
    assert (first.original, second.original) == (whole, broken)
    assert first.words == "Größere Brücken führen über Flüsse" and "\ufffd über" in second.words
    rows = b"text\n" + "Größere Brücken führen über Flüsse\n".encode() + b"Ein Wort \xff fehlt\n"
    first, second = read_all(rows, "x.csv")
    assert isinstance(second, ImportedArticle)
    assert (second.words, second.original) == ("Ein Wort \ufffd fehlt", b"Ein Wort \xff fehlt")


@given(st.binary(min_size=2, max_size=300))
def test_bytes_with_a_zero_are_a_text_or_refused(content: bytes) -> None:
    with suppress(UserError):
        assert decode(content + b"\x00\x01", "x.txt")[0]


def test_long_english_in_front_does_not_hide_what_comes_late() -> None:
    words = (
        "The bridge stays closed, the mayor said. " * 5000
        + "\nEl señor Muñoz dijo que mañana habrá una reunión."
    )
    assert decode(words.encode("cp1252"), "x.txt") == (words, "cp1252")


@given(st.binary(max_size=200))
def test_any_bytes_are_judged_without_a_fault(content: bytes) -> None:
    found = likely_encodings(content)
    assert len(found) == len(set(found))


@given(st.text(alphabet="äöüßéè", min_size=3, max_size=12))
def test_a_known_language_is_never_left_without_an_answer(letters: str) -> None:
    assert likely_encodings(f"Der Minister und die {letters} in der Stadt".encode("cp1252"))
