"""What somebody does with words, who it is, and whose words are quoted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.evidence import SpeechAct
from workbench.finding.cues.speech import utterances
from workbench.finding.cues.statement import Place
from workbench.finding.cues.voices import voices
from workbench.finding.quotation_marks import missing_opener, quoted
from workbench.finding.speaker_names import short_name
from workbench.finding.speakers import Said, Speakers

PIECES = [
    *(
        "said",
        "told",
        "according to",
        "reports",
        "that",
        "who",
        "after",
        "The",
        "the",
        "is",
        "was",
        "both",
        "and",
    ),
    *("“No way,”", "‘Not’", '"', "“", "”", ",", ".", "\n\n", "he", "She", "That", "letter", "report", "with"),
    *(
        "Ann",
        "Lee",
        "KC",
        "Gen.",
        "U.S.",
        "officials",
        "angered",
        "mayor",
        "Monday",
        "of",
        "quickly",
        "[Lee]",
    ),
]


def acts(words: str) -> list[SpeechAct]:
    return [one.act for one in utterances(words)]


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("The Pentagon disputed that U.S. troops are preparing to withdraw.", SpeechAct.DENIES),
        ("White House Denies Iraq Troop Withdrawal Report", SpeechAct.DENIES),
        ("Esper pushed back on the letter.", SpeechAct.DENIES),
        ("He responded with a flat “No”", SpeechAct.DENIES),
        ("Sources confirm that the number was cut.", SpeechAct.CONFIRMS),
        ("Esper acknowledged that troops were moved.", SpeechAct.CONFIRMS),
        ("The ministry declined to comment.", SpeechAct.DECLINES),
        ("I can’t tell you the veracity of that letter.", SpeechAct.DECLINES),
        ("The minister would not say how many soldiers leave.", SpeechAct.DECLINES),
        ("The paper retracted its story.", SpeechAct.RETRACTS),
        ("An earlier version of this article named the wrong town.", SpeechAct.CORRECTS),
        ("It will cost millions, according to Fox News.", SpeechAct.REPORTS),
        ("“Period,” Esper said.", SpeechAct.ASSERTS),
    ],
)
def test_verbs_tell_what_is_done_with_words(words: str, act: SpeechAct) -> None:
    assert act in acts(words)


@pytest.mark.parametrize(
    "words",
    [
        "So far the administration has not issued a denial of the report.",
        "The minister has not denied it.",
        "He was asked whether the ministry denies it.",
        "The court denied bail to the driver.",
        "They were denied entry at the border.",
        "The party rejected the offer of the builders.",
        "There were 300 confirmed cases in the town.",
    ],
)
def test_what_only_looks_like_a_denial_or_a_confirmation_is_none(words: str) -> None:
    assert not {SpeechAct.DENIES, SpeechAct.CONFIRMS} & set(acts(words))


def test_the_states_state_nothing() -> None:
    assert acts("The United States has troops in Iraq.") == []


def who(words: str, verb: str) -> Said:
    """Who does what the verb says."""
    start = words.index(verb)
    return Speakers(words, quoted(words)).of_verb(start, start + len(verb))


@pytest.mark.parametrize(
    ("words", "verb", "name", "full"),
    [
        (
            "Secretary of Defense Mark Esper announced",
            "announced",
            "Esper",
            "Secretary of Defense Mark Esper",
        ),
        (
            "Late Monday, Gen. Mark Milley, chairman of the Joint Chiefs of Staff, told reporters",
            "told",
            "Milley",
            "Gen. Mark Milley",
        ),
        ("But Milley, agreeing the letter was a “mistake,” told reporters", "told", "Milley", "Milley"),
        ("Two other U.S. officials told NPR", "told", "two other U.S. officials", "Two other U.S. officials"),
        (
            "A U.S. national security official told the AP",
            "told",
            "a U.S. national security official",
            "A U.S. national security official",
        ),
        ("The Pentagon on Monday disputed", "disputed", "the Pentagon", "The Pentagon"),
        ("AFP and Reuters claimed", "claimed", "AFP and Reuters", "AFP and Reuters"),
        (
            "White House press secretary Jay Carney said",
            "said",
            "Carney",
            "White House press secretary Jay Carney",
        ),
        ("“… with Iraq,” [Carney] said", "said", "Carney", "Carney"),
        ("Ann Lee and Bob Ray have both denied", "denied", "Lee and Ray", "Ann Lee and Bob Ray"),
        ("one source said", "said", "one source", "one source"),
        ("a quote by Senator Joe Lieberman who said", "said", "Lieberman", "Senator Joe Lieberman"),
    ],
)
def test_the_words_before_a_verb_name_who_speaks(words: str, verb: str, name: str, full: str) -> None:
    said = who(words, verb)
    assert (short_name(said.speaker), said.speaker) == (name, full)


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("He said he had just spoken to Gen. Kenneth McKenzie", "said"),
        ("Participants with COPD reported more cough", "reported"),
        ("It was said", "said"),
        ("After the resolution was announced", "announced"),
        ("said", "said"),
    ],
)
def test_nobody_is_better_than_the_wrong_one(words: str, verb: str) -> None:
    assert who(words, verb).speaker in ("", "He", "It")


def test_who_is_named_after_the_verb() -> None:
    words = "He left, according to the Washington Examiner."
    said = Speakers(words, quoted(words)).named_behind(words.index(" the"))
    assert said.speaker == "the Washington Examiner"


def test_a_quotation_has_the_speaker_of_the_one_before_it() -> None:
    heard = voices(
        Place(
            "“It cost billions of dollars to build. Long before my time.”",
            before="“We have a very expensive air base that’s there,” Trump said of Iraq. ",
        )
    )
    assert [voice.speaker.name for voice in heard if voice.speaker and voice.quoted] == ["Trump"]


def test_a_quotation_after_another_one_s_words_is_not_his() -> None:
    heard = voices(
        Place("“We will see about all of that.”", before="“No,” Trump said. Esper denied it. He went home. ")
    )
    assert [voice for voice in heard if voice.quoted] == []


def test_a_participle_goes_on_for_the_same_speaker() -> None:
    heard = voices(
        Place("Esper pushed back on the letter, saying, “There’s been no decision to leave Iraq.”")
    )
    assert [(voice.act, voice.speaker.name) for voice in heard if voice.speaker] == [
        (SpeechAct.DENIES, "Esper"),
        (SpeechAct.ASSERTS, "Esper"),
    ]


def test_a_new_paragraph_is_somebody_else() -> None:
    heard = voices(Place("“I saw it with my own eyes.”", before="“We left it there,” Ann Lee said.\n\n"))
    assert [voice for voice in heard if voice.speaker] == []


@pytest.mark.parametrize(
    ("words", "inside"),
    [
        ("“One,” he said, “and two”.", ["One,", "and two"]),
        ('"One," he said, "and two".', ["One,", "and two"]),
        ("and so on,” he said.", ["and so on,"]),
        ("He said: “It goes on", ["It goes on"]),
        ("Nothing at all", []),
        ('"', []),
    ],
)
def test_quotations_without_their_marks(words: str, inside: list[str]) -> None:
    whole = missing_opener(words) + words
    assert [whole[start:end] for one in quoted(whole) for start, end in one.pieces] == inside


@pytest.mark.parametrize(
    ("words", "before", "name"),
    [
        ("“They came on Tuesday,” she said.", "The mayor, Ana Ruiz, said so. ", "Ruiz"),
        ("He said he had spoken to Gen. McKenzie.", "Gen. Milley told reporters it was a draft. ", "Milley"),
        ("Gen. Mark Milley: “That letter is a draft, it was a mistake”", "", "Milley"),
        ("The governor, María José Ibáñez, said: “Twelve people have died.”", "", "Ibáñez"),
        (
            "‘I never saw an invoice,’ he told the jury.",
            "Simon Harcourt, 58, denies two counts. ",
            "Harcourt",
        ),
        ("“It is 120 at most,” said Jean-Luc de la Fontaine.", "", "de la Fontaine"),
        ("The port’s mayor, Ana Ruiz, said that no soldiers had arrived.", "", "Ruiz"),
        ("Rescuers from the Red Cross said it.", "", "Rescuers from the Red Cross"),
        ("That letter said the movements were a response.", "", "That letter"),
        ("They met after media outlets reported it.", "", "media outlets"),
        ("It is a letter that the AFP and Reuters claimed to have seen.", "", "the AFP and Reuters"),
        ("‘We acted,’ said the company’s chief executive, Owen Pryce-Davies.", "", "Pryce-Davies"),
        ("“We acted on all of it,” said the mayor, who had waited.", "", "the mayor"),
        ("The Treasury denied that it had wasted money.", "", "the Treasury"),
        ("The Crown Prosecution Service said it was right.", "", "the Crown Prosecution Service"),
        ("‘Not one but fourteen emails,’ Helen Adeyemi KC said.", "", "Adeyemi"),
        ("“We will move all of our forces,” the disproven letter had said.", "", "the letter"),
        ("and so it goes on,” Ann Lee said.", "", "Lee"),
    ],
)
def test_who_speaks_is_called_as_a_reader_would_call_them(words: str, before: str, name: str) -> None:
    heard = voices(Place(words, before=before))
    assert [voice.speaker.name for voice in heard if voice.speaker][-1] == name


def test_who_is_quoted_is_not_the_one_who_was_named_before() -> None:
    lead = "Robert Ames said it works. But Dana Whitlock told the Courier that it does not. "
    heard = voices(Place("“Nobody in this country feels better off,” she said.", before=lead))
    assert [voice.speaker.name for voice in heard if voice.speaker] == ["Whitlock"]


def test_she_may_have_been_named_in_the_paragraph_before() -> None:
    before = "Press Secretary Alyssa Farah tweeted: “There has been no change in our policy.”\n\n"
    heard = voices(Place("“We remain committed to all of it,” she added.", before=before))
    assert [voice.speaker.name for voice in heard if voice.speaker] == ["Farah"]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_any_words_are_heard_without_a_fault(words: str) -> None:
    for voice in voices(Place(words, before="Ann Lee said so. ")):
        assert all(0 <= start <= end <= len(words) for start, end in (voice.at, *voice.quoted))
