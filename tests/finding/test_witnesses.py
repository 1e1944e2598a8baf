"""Which stretches of texts copy out the same document."""

from itertools import pairwise

from workbench.finding.quotations import quotations
from workbench.finding.witnesses import Copyist, copies

LETTER = (
    "Dear all, since the river has risen again we shall close the schools of the town on Monday, and open "
    "them when the cellars are dry and the buses run as they did before the flood."
)
BEFORE, AFTER = "The mayor has written to everybody: ", " Nobody was surprised by it."


def text(*stretches: tuple[str, bool]) -> Copyist:
    """A text of stretches, each with whether it is set apart as a document."""
    words = "".join(stretch for stretch, _ in stretches)
    borders = [0]
    for stretch, _ in stretches:
        borders.append(borders[-1] + len(stretch))
    documents = tuple(
        span for span, (_, is_document) in zip(pairwise(borders), stretches, strict=True) if is_document
    )
    return Copyist(words, ((0, len(words)),), documents, tuple(quotations(words)))


def found(*texts: Copyist) -> list[list[tuple[int, str, bool]]]:
    return [
        [(one.text, texts[one.text].words[one.start : one.end], one.is_whole) for one in group]
        for group in copies(texts)
    ]


def test_a_document_set_apart_in_two_texts_is_found() -> None:
    one = text((BEFORE, False), (LETTER, True), (AFTER, False))
    other = text((LETTER.replace("Monday", "Friday"), True))
    assert found(one, other) == [[(0, LETTER, True), (1, LETTER.replace("Monday", "Friday"), True)]]


def test_a_piece_in_quotation_marks_is_a_copy_of_it() -> None:
    piece = "we shall close the schools of the town on Monday, and open them"
    one = text((LETTER, True))
    other = text((f"The letter said “{piece}” soon.", False))
    assert found(one, other) == [[(0, LETTER, True), (1, piece, False)]]


def test_a_copy_that_stands_plainly_is_found_with_its_borders() -> None:
    one, other = text((LETTER, True)), text((f"{BEFORE}{LETTER}{AFTER}", False))
    assert found(one, other) == [[(0, LETTER, True), (1, LETTER.rstrip("."), False)]]


def test_a_few_words_in_common_are_no_copy() -> None:
    one = text((LETTER, True))
    other = text((f"Pupils cheered. They heard that the town shall close the schools. {AFTER}", False))
    assert found(one, other) == []


def test_two_copies_in_one_text_alone_are_no_matter_of_several_outlets() -> None:
    assert found(text((LETTER, True), ("\n\n", False), (LETTER, True))) == []


def test_a_post_of_what_somebody_said_is_no_document() -> None:
    said = f"Mayor Ann Lee: “{LETTER}”"
    assert found(text((said, True)), text((f"Lee said: “{LETTER}”", False))) == []


def test_a_speech_that_is_interrupted_is_no_copy() -> None:
    halves = LETTER.split(", and ")
    other = text((f"“{halves[0]},” the mayor said. “And {halves[1]}”", False))
    assert found(text((LETTER, True)), other) == []


def test_no_texts_give_no_copies() -> None:
    assert copies([]) == []
    assert copies([text(("Nothing.", False))]) == []
