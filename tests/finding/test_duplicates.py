"""Texts that share much of their wording are told by fingerprints, whatever is set around the words."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.finding.duplicates import SHINGLE, WINDOW, containment, fingerprints, sample, shared

words = st.lists(st.text("abcdefgh", min_size=1, max_size=4), min_size=40, max_size=120).map(" ".join)


@given(before=words, common=words, after=words)
def test_any_long_stretch_in_common_leaves_fingerprints_in_common(before, common, after):
    """Whatever stands around: a window of shingles within the stretch chooses the same one."""
    assert len(common.split()) >= SHINGLE + WINDOW
    one, other = fingerprints([f"{before} {common}"]), fingerprints([f"{common} {after}"])
    if one and other:
        assert set(one) & set(other)


@given(text=words)
def test_a_text_contains_itself_and_depends_on_no_signs(text):
    prints = fingerprints([text])
    assert containment(prints, prints) == (1.0 if prints else 0.0)
    assert fingerprints([text.upper().replace(" ", ", — ")]) == prints
    assert set(sample(prints)) <= set(prints)


def test_quotation_marks_of_any_kind_make_no_difference():
    plain = (
        '"That letter is a draft, it was a mistake," the general\'s aide said at noon on Monday in Baghdad'
    )
    typeset = plain.replace('"That', "“That").replace(',"', ",”").replace("'", "’")
    assert fingerprints([plain]) == fingerprints([typeset])


def test_a_short_text_inside_a_long_one_is_wholly_shared():
    short = "The council has voted to raise the dam above the old mill by two metres this spring."
    long = f"{short} " + " ".join(f"Sentence {n} says something else about lot {n * 7}." for n in range(60))
    assert shared([short], [long]) == 1.0
    assert shared([short], ["Nothing of this was ever said by anybody in the valley or the town."]) == 0.0


def test_texts_of_a_few_words_are_alike_by_chance_and_have_no_fingerprints():
    assert fingerprints(["Read more from this outlet."]) == ()
    assert fingerprints([]) == fingerprints([""]) == ()
    assert shared([""], ["words that are many enough to make a run"]) == 0.0


def test_letters_of_any_script_count():
    russian = (
        "Плотину поднимут весной на два метра, сообщил мэр города в понедельник после заседания. Никому "
    )
    russian += "не придётся уезжать из долины, добавил он, и дорога вдоль реки останется открытой для всех."
    assert fingerprints([russian]) and fingerprints([russian]) == fingerprints([russian.upper()])
    japanese = "市議会は火曜日、古い水車小屋の上のダムを二メートル高くすることを決めた。"
    japanese += "工事は春に始まると市長は述べた。"
    prints = fingerprints([japanese])
    assert prints
    assert containment(prints, fingerprints([f"町は静かだった。{japanese}誰も谷を離れる必要はない。"])) > 0.7
