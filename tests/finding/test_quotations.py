"""What is quoted in a text, and who says it. The list of the five articles was made by reading them."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.domain.article import normalise
from workbench.finding.quotations import Quotation, QuotationKind, quotations
from workbench.places import corpus

SPEECH, TITLE, SCARE = QuotationKind.SPEECH, QuotationKind.TITLE, QuotationKind.SCARE

CARNEY = "White House press secretary Jay Carney"
MILLEY = "Joint Chiefs of Staff Chairman Gen. Mark Milley"
CHAIRMAN = "Chairman of the Joint Chiefs of Staff Gen. Mark Milley"
FARAH = "Pentagon Press Secretary Alyssa Farah"
SANCTIONS = (
    "If they do ask us to leave, if we don’t do it in a very friendly basis, we will charge them sanctions "
    "like they’ve never seen before ever. It’ll make Iranian sanctions look somewhat tame,",
    "If there’s any hostility, that they do anything we think is inappropriate, we are going to put "
    "sanctions on Iraq, very big sanctions on Iraq.”"[:-1],
)
AIR_BASE = (
    "We have a very extraordinarily expensive air base that’s there,",
    "It cost billions of dollars to build. Long before my time. We’re not leaving unless they pay us back "
    "for it.",
)
NO_CHANGE = (
    "There has been no change in US policy with regard to our force presence in Iraq. We continue to "
    "consult with the Iraqi government regarding the defeat-ISIS mission and efforts to support the Iraqi "
    "Security Forces.",
)
HEADLINE = "‘Mistake’: Pentagon Says Iraq Withdrawal Letter Was Not Authorized"
BEAST = "Joint Chiefs Chairman: Letter on U.S.-Led Coalition ‘Repositioning Forces’ in Iraq Was ‘Mistake’"
ONWARD = "repositioning forces over the course of the coming days to prepare for onward movement"

# For each quotation its pieces, who says it, how this sentence calls them, and the verb.
THE_FIVE = {
    "2011-the-wire-white-house-denies-report.txt": [
        (SPEECH, ("No,",), CARNEY, "He", "responded"),
        (
            SPEECH,
            (
                "We want a normal, productive, healthy relationship with Iraq,",
                "If the Iraqi government makes a request of us, we will certainly consider it.",
            ),
            "Carney",
            "[Carney]",
            "said",
        ),
        (SPEECH, ("under existing agreements.",), "Carney", "Carney", "added"),
        (SPEECH, ("we live in a world ... where resources aren't finite.",), "Carney", "Carney", "said"),
        (
            SPEECH,
            (
                "multiple sources familiar with the inner workings and decisions on U.S. troop movements "
                "in Iraq",
            ),
            "The report",
            "The report",
            "says",
        ),
        (SPEECH, ("senior commanders are said to be livid at the decision",), *("The report",) * 2, "says"),
        (SPEECH, ("the cost and the political optics",), "", "", ""),
        (SPEECH, ("in extremis,",), "Commanders", "Commanders", "said"),
        (
            SPEECH,
            (
                "We can't secure everybody with only 3,000 on the ground nor can we do what we need to with "
                "the Iraqis,",
            ),
            "one source",
            "one source",
            "said",
        ),
        (SCARE, ("political optics",), "", "", ""),
        (SPEECH, ("but she has lost the battle.",), "Fox News", "Fox News", "notes"),
        (
            SPEECH,
            (
                "never heard a number as low as 3,000 troops to secure the gains Iraqis have won over the "
                "years.",
            ),
            "Connecticut Senator Joe Lieberman",
            "Connecticut Senator Joe Lieberman",
            "said",
        ),
    ],
    "2020-01-06-amn-unsigned-withdrawal-letter.txt": [
        (SPEECH, ("No decision whatsoever to leave Iraq",), "", "", ""),
        (SPEECH, ("no decision whatsoever to leave Iraq",), "Esper", "Esper", "told reporters"),
        (SPEECH, ("inconsistent with where we are right now,",), "Esper", "Esper", "told reporters"),
        (SPEECH, ("a mistake,",), "Gen. Milley", "Gen. Milley", "called"),
        (
            SPEECH,
            (
                "That letter — it was a draft, it was a mistake, it was unsigned, it should not have been "
                "released,",
                f"And the first part of it, which says ‘{ONWARD}’ … [was] poorly worded, implies withdrawal. "
                "That is not what’s happening,",
            ),
            "Milley",
            "Milley",
            "said",
        ),
        (SPEECH, (ONWARD,), "", "", ""),
        (SPEECH, NO_CHANGE, FARAH, FARAH, "tweeted"),
        (
            SPEECH,
            (
                "We remain committed to the D-ISIS coalition and ensuring a safe, secure, and prosperous "
                "future for the Iraqi people,",
            ),
            FARAH,
            "she",
            "added",
        ),
        (
            SPEECH,
            (
                "Sir, in deference to the sovereignty of the Republic of Iraq, and as requested by the Iraqi "
                "Parliament and the Prime Minister, CJTF-OIR will be repositioning forces over the course of "
                "the coming days and weeks to prepare for onward movement,",
            ),
            "the letter",
            "the disproven letter",
            "said",
        ),
        (
            SPEECH,
            (
                "commits to revoke its request for assistance from the international coalition fighting [the "
                "Islamic State extremist group] due to the end of military operations in Iraq and the "
                "achievement of victory.",
            ),
            "The resolution",
            "The resolution",
            "said",
        ),
        (
            SPEECH,
            (
                "must work to end the presence of any foreign troops on Iraqi soil and prohibit them from "
                "using its land, airspace, or water for any reason,",
            ),
            "the resolution",
            "the resolution",
            "added",
        ),
        (
            SPEECH,
            (
                "We’re not leaving unless they pay us back for it,",
                "We have a very extraordinarily expensive airbase that’s there. It cost billions of dollars "
                "to build. Long before my time. We’re not leaving unless they pay us back for it.",
            ),
            "Trump",
            "Trump",
            "told reporters",
        ),
    ],
    "2020-01-06-outlet-unknown-esper-and-milley-push-back.txt": [
        (
            SPEECH,
            (
                "There’s been no decision whatsoever to leave Iraq. There’s no decision to leave, nor did we "
                "issue any plans to leave or prepare to leave.",
            ),
            "Secretary of State Mark Esper",
            "Secretary of State Mark Esper",
            "saying",
        ),
        (
            SPEECH,
            (
                "We are re-positioning forces throughout the region number one,",
                "Beyond that with regard to the letter which I’ve read once. I can’t tell you the veracity "
                "of that letter and I can tell you what I’ve read. That letter is inconsistent of where we "
                "are right now.",
            ),
            "Esper",
            "Esper",
            "added",
        ),
        (
            SPEECH,
            (
                "That letter is a draft, it was a mistake, it was unsigned, it should not have been "
                "released…poorly worded, implies withdrawal, that is not what’s happening.",
            ),
            CHAIRMAN,
            CHAIRMAN,
            "saying",
        ),
        (
            SPEECH,
            ("this is not a movement of U.S. forces out of the country.",),
            "A U.S. national security official",
            "A U.S. national security official",
            "told the AP",
        ),
        (
            SPEECH,
            ("There’s been no decision to leave Iraq. Period.",),
            "Esper",
            "Esper",
            "telling reporters",
        ),
        (
            SPEECH,
            (
                "That letter is a draft, it was a mistake, it was unsigned, it should not have been "
                "released…poorly worded, implies withdrawal, that is not what’s happening",
            ),
            CHAIRMAN,
            CHAIRMAN,
            "",
        ),
        (SPEECH, AIR_BASE, "Trump", "Trump", "said"),
        (SPEECH, SANCTIONS, "Trump", "Trump", "continued"),
    ],
    "2020-01-joe-miller-three-outlets-on-the-letter.txt": [
        (SPEECH, ("move out",), "an official letter", "an official letter", "according to"),
        (SPEECH, AIR_BASE, "Trump", "Trump", "said"),
        (SPEECH, SANCTIONS, "Trump", "Trump", "continued"),
        (TITLE, ("Report: U.S. Forces Preparing Rapid Withdrawal out of Iraq",), "", "", ""),
        (SPEECH, ("Mistake",), "Pentagon", "Pentagon", "Says"),
        (SPEECH, ("mistake,",), "Milley", "Milley", "agreeing"),
        (TITLE, (HEADLINE,), "", "", ""),
        (SCARE, ("Mistake",), "", "", ""),
        (SPEECH, ("poorly worded.",), "Gen. Mark Milley", "Gen. Mark Milley", "told reporters"),
        (SPEECH, NO_CHANGE, "The Pentagon press office", "The Pentagon press office", "saying"),
        (TITLE, ("U.S. Informs Iraqi Government About Repositioning of Coalition Forces",), "", "", ""),
    ],
    "2020-01-the-duran-letter-transcribed.txt": [
        (TITLE, ("Pentagon chief denies U.S. leaving Iraq",), "", "", ""),
        (SCARE, ("here",), "", "", ""),
        (TITLE, ("Pentagon chief denies U.S. leaving Iraq",), "", "", ""),
        (
            SPEECH,
            (
                "The United States has no plans to pull its troops out of Iraq, Defense Secretary Mark Esper "
                "said on Monday, following reports by Reuters and other media of an American military letter "
                "informing Iraq officials about the repositioning of troops in preparation to leave the "
                "country.",
            ),
            "",
            "",
            "",
        ),
        (TITLE, (BEAST,), "", "", ""),
        (SCARE, ("Repositioning Forces",), "", "", ""),
        (SCARE, ("Mistake",), "", "", ""),
        (SPEECH, ("repositioning forces",), "a letter", "a letter", "stating"),
        (
            SPEECH,
            ("That letter is a draft, it was a mistake, it should not have been released,",),
            MILLEY,
            "he",
            "told reporters",
        ),
        (SPEECH, ("implies withdrawal",), MILLEY, "he", "adding"),
        (SPEECH, ("that is not what’s happening.",), MILLEY, "he", "adding"),
        (
            SPEECH,
            (
                "The Iraqi authorities have prepared a mechanism of the US troop’s withdrawal from the "
                "country’s… Read more »",
            ),
            "",
            "",
            "",
        ),
    ],
}


@pytest.mark.parametrize("name", THE_FIVE)
def test_the_quotations_of_the_five_articles_are_those_that_a_reader_finds(name: str) -> None:
    words = normalise(corpus(name).read_text("utf-8"))
    found = [
        (
            one.kind,
            tuple(" ".join(words[start:end].split()) for start, end in one.pieces),
            one.said.speaker,
            words[slice(*one.said.speaker_at)],
            one.said.verb,
        )
        for one in quotations(words)
    ]
    assert found == THE_FIVE[name]


@pytest.mark.parametrize("name", THE_FIVE)
def test_the_one_quotation_that_is_never_closed_ends_with_its_paragraph(name: str) -> None:
    words = normalise(corpus(name).read_text("utf-8"))
    unclosed = [one.words(words)[:21] for one in quotations(words) if not one.is_closed]
    assert unclosed == (["The Iraqi authorities"] if "duran" in name else [])


def inside(words: str) -> list[str]:
    return [one.words(words) for one in quotations(words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('"No," he said.', ["No,"]),
        ("“No,” he said.", ["No,"]),
        ("„Nein“, sagte er. „Nie.“", ["Nein", "Nie."]),
        ("»Nein«, sagte er.", ["Nein"]),
        ("Il dit : « Jamais de la vie. »", ["Jamais de la vie."]),
        ("Hän sanoi: ”Ei koskaan.”", ["Ei koskaan."]),
        ("Han sa: »Aldrig.»", ["Aldrig."]),
        ("他说：「不知道。」", ["不知道。"]),
        ("他说：“不知道。”然后走了。", ["不知道。"]),
        ("„Powiedział „nie” i wyszedł”", ["Powiedział", "nie"]),
        (
            "“She told me ‘never again’ and left,” he said.",
            ["She told me ‘never again’ and left,", "never again"],
        ),
        ("“He said ‘I heard “no” twice.’”", ["He said ‘I heard “no” twice.’", "I heard “no” twice.", "no"]),
        ("'We don't know,' she said.", ["We don't know,"]),
        ("‘The generals’ plan is the troops’ plan,’ he said.", ["The generals’ plan is the troops’ plan,"]),
        ("It was the generals’ plan, ’tis said, in the ’90s.", []),
        ("Rock 'n' roll in the '90s, 'tis the season for o'clock.", []),
        ('He is 6\'2" tall and a 12" ruler is long.', []),
        ('It was “good" and "bad”.', ["good", "bad"]),
        ('She said:"Now."', ["Now."]),
        ("“One.\n\n“Two.\n\n“Three,” he said.", ["One. Two. Three,"]),
        ('"One.\n\n"Two," he said.\n\n"Three."', ["One. Two,", "Three."]),
        ("“One.\n\nTwo,” he said.", ["One. Two,"]),
        (
            "“Never closed. And more.\n\nAnother paragraph “with one”.",
            ["Never closed. And more.", "with one"],
        ),
        ("“Never closed. He left. Then “yes,” he said.", ["Never closed.", "yes,"]),
        ('“” and "" and “ ” hold nothing.', []),
        ("", []),
        ("“", []),
    ],
)
def test_marks_of_all_kinds_belong_together(words: str, expected: list[str]) -> None:
    assert inside(words) == expected


def the_one(words: str) -> Quotation:
    (found,) = quotations(words)
    return found


@pytest.mark.parametrize(
    ("words", "speaker", "verb"),
    [
        ("“No,” said Boris Johnson on Monday.", "Boris Johnson", "said"),
        ("“No,” says the minister for sport.", "the minister for sport", "says"),
        ("“No,” Mr. Smith, a spokesman for the army, told The Times.", "Mr. Smith", "told The Times"),
        ("“No,” Dr. Ursula von der Leyen later added.", "Dr. Ursula von der Leyen", "added"),
        ("“Will it rain?” asked the mayor.", "the mayor", "asked"),
        ("Officials said the plan was “dead on arrival.”", "Officials", "said"),
        ("In a statement on Friday, Apple said it was “deeply sorry.”", "Apple", "said"),
        ("The court wrote that “no such right exists.”", "The court", "wrote"),
        ("According to the police, nobody knew.  A “mess.”", "", ""),
        ("He had “no idea what to do,” according to the police.", "the police", "according to"),
        ("Smith:\n\n“We will not go there.”", "Smith", ""),
        ("The general said:\n\n“We will not go there.”", "The general", "said"),
        ("The United States post was “closed for good.”", "", ""),
        ("It rained. “We will not go there.”", "", ""),
        (
            "First, Stephen Foskett chimed in, suggesting a “back of envelope” sum.",
            "Stephen Foskett",
            "suggesting",
        ),
        ("Iraqi forces said the man was “not there at all.”", "Iraqi forces", "said"),
        ("White House officials said it was “not there at all.”", "White House officials", "said"),
        ("The film written by Aaron Sorkin is “very long indeed.”", "", ""),
        ("Ryder told Reuters the Pentagon was “not aware” of it.", "Ryder", "told Reuters"),
        ("His wife's sign read: “Please buy my daughter.”", "His wife's sign", "read"),
        ("A link to “//example.net/all.js#version=1” is no speech.", "", ""),
    ],
)
def test_who_says_it_is_told_only_where_the_words_tell(words: str, speaker: str, verb: str) -> None:
    said = the_one(words).said
    assert (said.speaker, said.verb) == (speaker, verb)


def test_he_and_she_are_those_who_were_named_before() -> None:
    words = (
        "President Ann Lee spoke on Monday. “We go,” she said.\n\n"
        "Senator Bo Hall disagreed. “We stay,” he said. “All of us.”"
    )
    assert [(one.said.speaker, one.words(words)) for one in quotations(words)] == [
        ("President Ann Lee", "We go,"),
        ("Senator Bo Hall", "We stay, All of us."),
    ]


def test_he_is_nobody_who_only_stands_before_or_who_is_a_woman() -> None:
    words = (
        "They were pilots under ex-Iraqi President Saddam Hussein. “People saw the flights,” he said.\n\n"
        "Mr. Bo Hall agreed. “It is warm,” she said."
    )
    assert [one.said.speaker for one in quotations(words)] == ["he", "she"]


def test_two_speakers_in_a_row_are_not_made_one() -> None:
    words = "“We go,” said Ann Lee. “We stay,” said Bo Hall."
    assert [one.said.speaker for one in quotations(words)] == ["Ann Lee", "Bo Hall"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The film entitled “Gone with the wind” is long.", TITLE),
        ("She read “War and Peace in Our Time” twice.", TITLE),
        ("他读了《红楼梦》。", TITLE),
        ("The so-called “experts say no” crowd said so.", SCARE),
        ("A “smart” phone is no phone.", SCARE),
        ("The sign read “keep out”.", SPEECH),
    ],
)
def test_titles_and_scare_quotes_are_no_speech(words: str, kind: QuotationKind) -> None:
    assert the_one(words).kind is kind


SIGNS = st.text(alphabet="“”„‟\"'‘’‚«»‹›「」《》ab S,.!?…:\n[]\t\u00a09", max_size=80)


@given(SIGNS)
@example("“a\n\n“\n\n“b")
@example("»a«b»c«")
def test_pieces_lie_in_their_quotation_in_order_and_have_words(words: str) -> None:
    for one in quotations(words):
        assert 0 <= one.start < one.end <= len(words)
        edges = [edge for piece in one.pieces for edge in piece]
        assert edges == sorted(edges)
        assert one.start < edges[0]
        assert edges[-1] <= one.end
        assert all(words[start:end] == words[start:end].strip() != "" for start, end in one.pieces)
        assert all(
            0 <= first <= last <= len(words) for first, last in (one.said.speaker_at, one.said.verb_at)
        )


@given(SIGNS)
def test_quotations_of_one_depth_never_overlap(words: str) -> None:
    outer = [one for one in quotations(words) if not one.depth]
    assert all(one.end <= other.start for one, other in pairwise(outer))
    for one in quotations(words):
        if one.depth:
            assert any(other.start < one.start and one.end <= other.end for other in outer)


BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
INNER = st.text(alphabet="abc ,!?\n", min_size=1, max_size=60).map(str.strip).filter(bool)


@given(INNER.filter(lambda inner: len(BLANK_LINE.findall(inner)) < 2))
def test_what_is_put_between_curly_marks_is_found_whole_even_if_it_goes_on_once(inner: str) -> None:
    words = f"He said “{inner}” and left."
    paragraphs = (paragraph.strip() for paragraph in BLANK_LINE.split(inner))
    assert [one.words(words) for one in quotations(words)] == [" ".join(filter(None, paragraphs))]


@pytest.mark.parametrize(
    "pattern", ["“", "‘a ", "'a ", "“a\n\n", "“a\n", "« ", '"x," he said. ', "». ", "‘’“"]
)
def test_the_time_grows_with_the_length(pattern: str) -> None:
    def seconds(times: int) -> float:
        began = time.process_time()
        quotations(pattern * times)
        return time.process_time() - began

    seconds(100)
    assert seconds(8000) < 16 * max(seconds(1000), 0.005) + 0.2
