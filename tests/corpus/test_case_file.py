"""The sample case as a file: an editor who reads the passages must not be able to object."""

import hashlib
import re
import tomllib

import pytest

from workbench.domain.dates import checked_date
from workbench.domain.evidence import SpeechAct, Stance
from workbench.places import corpus
from workbench.services.scales import known_scale

CASE = tomllib.loads(corpus("case.toml").read_text("utf-8"))
ARTICLES = {name: corpus(told["file"]).read_text("utf-8") for name, told in CASE["articles"].items()}
CLAIMS = {claim["wording"]: claim for claim in CASE["claims"]}
ASKED_FOR = {
    "A withdrawal of U.S. forces from Iraq was underway in January 2020",
    "All but 3,000 U.S. troops will be withdrawn from Iraq by the end of 2011",
    "The letter was unsigned",
    "Mark Esper is Secretary of State",
    "Commanders asked for 27,000 troops",
    "The U.S. will not leave unless Iraq pays for the air base",
}
each_claim = pytest.mark.parametrize("claim", CLAIMS.values(), ids=CLAIMS)


def passages(claim):
    return [*claim.get("appears", ()), *claim.get("evidence", ())]


def articles_cited(claim):
    return {passage["in"] for passage in claim.get("evidence", ())}


@each_claim
def test_every_quote_stands_in_its_article_word_for_word_and_in_one_place_only(claim):
    for passage in passages(claim):
        words = ARTICLES[passage["in"]]
        if within := passage.get("within"):
            assert words.count(within) == 1, within
            words = within
        assert words.count(passage["quote"]) == 1, passage["quote"]


@each_claim
def test_every_stance_speech_act_rating_and_date_exists(claim):
    scale = known_scale(CASE["scale"])
    for passage in claim.get("evidence", ()):
        assert Stance(passage["stance"])
        assert SpeechAct(passage.get("act", "")) in SpeechAct
    for verdict in claim.get("verdicts", ()):
        scale.rating(verdict["rating"])
        assert checked_date(verdict["as_of"]) and verdict["rationale"].strip()


@each_claim
def test_no_passage_is_linked_to_a_claim_twice(claim):
    linked = [(passage["in"], passage["quote"]) for passage in claim.get("evidence", ())]
    assert len(set(linked)) == len(linked)


@each_claim
def test_every_claim_was_found_somewhere_and_says_who_when_and_about_what(claim):
    assert passages(claim)
    assert all(claim[field] for field in ("said_by", "said_on", "speaks_about", "tags"))


def test_the_case_says_by_which_rules_the_desk_worked():
    assert "a denial alone refutes nothing" in CASE["note"]


def test_the_claims_that_were_asked_for_are_there():
    assert set(CLAIMS) >= ASKED_FOR
    assert len(CLAIMS) >= 12


def test_some_are_judged_some_half_done_and_some_open():
    judged = [claim for claim in CLAIMS.values() if claim.get("verdicts")]
    half_done = [claim for claim in CLAIMS.values() if claim.get("evidence") and not claim.get("verdicts")]
    waiting = [claim for claim in CLAIMS.values() if not claim.get("evidence")]
    assert min(len(judged), len(half_done), len(waiting)) >= 3


@pytest.mark.parametrize(
    "wording",
    [
        "A withdrawal of U.S. forces from Iraq was underway in January 2020",
        "The letter was unsigned",
        "Mark Esper is Secretary of State",
        "The U.S. will not leave unless Iraq pays for the air base",
        "The letter was sent to the Iraqi government",
    ],
)
def test_the_main_claims_rest_on_three_articles_or_more(wording):
    assert len(articles_cited(CLAIMS[wording])) >= 3


@each_claim
def test_2011_does_not_answer_2020(claim):
    years = {"2011" if name == "wire" else "2020" for name in articles_cited(claim)}
    assert years <= set(claim["tags"])
    for verdict in claim.get("verdicts", ()):
        assert verdict["as_of"][:4] in years


@each_claim
def test_a_denial_alone_refutes_nothing(claim):
    for verdict in claim.get("verdicts", ()):
        if verdict["rating"] == "refuted":
            against = [passage for passage in claim["evidence"] if passage["stance"] == "refutes"]
            assert any(passage.get("act") != "denies" for passage in against)
            assert len({passage["in"] for passage in against}) >= 2


@each_claim
def test_a_verdict_only_follows_from_evidence(claim):
    stances = {passage["stance"] for passage in claim.get("evidence", ())}
    needed = {"supported": {"supports"}, "refuted": {"refutes"}, "conflicting": {"supports", "refutes"}}
    for verdict in claim.get("verdicts", ()):
        assert stances >= needed.get(verdict["rating"], set())


def test_readers_comments_are_cited_as_context_only_and_said_to_be_comments():
    comments = ARTICLES["duran"].index("What do you think?")
    from_comments = [
        (claim, passage)
        for claim in CLAIMS.values()
        for passage in passages(claim)
        if passage["in"] == "duran" and ARTICLES["duran"].index(passage["quote"]) > comments
    ]
    assert from_comments
    for claim, passage in from_comments:
        assert passage["stance"] == "context"
        assert "comment" in passage["note"] and "comment" in claim["said_by"]
        assert not claim.get("verdicts")


@pytest.mark.parametrize("name", ARTICLES)
def test_what_the_analyst_adds_to_an_article_says_which_words_it_follows_from(name):
    told = CASE["articles"][name]
    if "published" in told:
        quoted = re.findall(r"“([^”]+)”", told["note"])
        assert any(quote in ARTICLES[name] for quote in quoted)


def test_the_articles_are_kept_byte_for_byte():
    readme = corpus("README.md").read_text("utf-8")
    listed = dict(re.findall(r"\| \[[^]]+\]\(([^)]+)\) \|.*`([0-9a-f]{16})` \|", readme))
    found = {file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:16] for file in corpus().glob("*.txt")}
    assert listed == found
    assert set(found) == {told["file"] for told in CASE["articles"].values()}
