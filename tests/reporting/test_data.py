"""The JSON report: described by its schema, exact to the character, and complete."""

import json
from itertools import chain

import pytest
from hostile import DIRECTION, MARKUP, attacked
from jsonschema import Draft202012Validator
from reportmaking import article, bridge, claim_page, evidence, report_on

from workbench.domain.article import sha256
from workbench.places import resource
from workbench.reporting.data import to_json

SCHEMA = json.loads(resource("report/report.schema.json").read_text("utf-8"))


def read(report):
    return json.loads(to_json(report).decode("utf-8"))


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("report", [bridge(), report_on(), attacked(MARKUP), attacked(DIRECTION)])
def test_every_report_keeps_to_the_schema(report):
    Draft202012Validator(SCHEMA).validate(read(report))


def test_every_quote_is_cut_from_the_words_that_come_with_it():
    words = "Zuerst 🇮🇶 ein Zeichen außerhalb der BMP: 😀. “Then the quote.” Danach e\u0301."
    odd = article("odd", words)
    report = report_on(claim_page(passages=[evidence(odd, "“Then the quote.”")]), articles=[odd])
    for data in (read(bridge()), read(report)):
        texts = {text["id"]: text for found in data["articles"] for text in found["texts"]}
        places = [
            place for claim in data["claims"] for place in chain(claim["evidence"], claim["appearances"])
        ]
        assert places
        for place in places:
            text = texts[place["text_id"]]
            assert text["words"][place["start"] : place["end"]] == place["quote"]
            assert text["words"][: place["start"]].endswith(place["prefix"])
            assert text["words"][place["end"] :].startswith(place["suffix"])
            assert sha256(text["words"].encode()) == text["words_sha256"] == place["words_sha256"]


def test_evidence_names_an_article_of_the_report():
    data = read(bridge())
    articles = {found["id"] for found in data["articles"]}
    assert {place["article"] for claim in data["claims"] for place in claim["evidence"]} == articles


def test_words_stay_as_they_are_whatever_they_are():
    for words in (MARKUP, DIRECTION, "a\x07b\ufeffc"):
        (claim,) = read(attacked(words))["claims"]
        assert claim["text"] == claim["note"] == claim["evidence"][0]["note"] == words


def test_a_claim_tells_its_verdict_and_what_became_of_the_earlier_ones():
    judged, waiting = read(bridge())["claims"]
    assert judged["text"] == "The bridge is closed."
    assert (judged["verdict"]["label"], judged["verdict"]["number"]) == ("False", 2)
    assert [verdict["label"] for verdict in judged["superseded_verdicts"]] == ["True"]
    assert waiting["verdict"] is None
    assert "No verdict has been given." in waiting["still_open"]


def test_letters_of_every_script_are_written_plainly():
    assert "Der Verkehr läuft" in to_json(bridge()).decode()
