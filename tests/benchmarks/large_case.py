"""A case as large as a busy desk's: made of the sample corpus' own sentences, the same at each call."""

import random
from pathlib import Path

from workbench.domain.anchor import anchor_at
from workbench.domain.article import Article, Attribution, Text, Zone, ZoneKind, sha256
from workbench.domain.changes import ChangeSet, Record, adding
from workbench.domain.claim import Claim
from workbench.domain.evidence import Evidence, Stance
from workbench.domain.verdict import Verdict
from workbench.places import corpus
from workbench.reading.reader import read_bytes
from workbench.services.scales import known_scale
from workbench.services.session import Session

OUTLETS = ("Daily Wire", "Politico", "NPR", "The Wire", "The Duran", "Reuters", "Fox News", "TASS")


def make_large_case(path: Path, *, articles: int = 200, claims: int = 500, seed: int = 7) -> Session:
    """A new case at `path`: every claim has up to eight passages, and two in three have a verdict."""
    chance = random.Random(seed)
    session = Session.create(
        path, f"{articles} articles, {claims} claims", "Benchmark", known_scale("averitec")
    )
    sentences = _sentences()
    texts = []
    for number in range(articles):
        words = "\n\n".join(
            " ".join(chance.choice(sentences) for _ in range(4)) for _ in range(chance.randint(8, 24))
        )
        texts.append(_add_article(session, number, words, chance))
    ratings = [rating.id for rating in session.case.scale.ratings]
    for number in range(claims):
        session.do(_claim(number, texts, sentences, ratings, chance))
    return session


def _sentences() -> list[str]:
    found = []
    for file in sorted(corpus().glob("*.txt")):
        read = read_bytes(file.read_bytes(), file.name)
        found += [read.words[start:end].replace("\n", " ") for start, end in read.passages]
    return [sentence for sentence in found if 40 < len(sentence) < 400]


def _add_article(session: Session, number: int, words: str, chance: random.Random) -> tuple[Text, str]:
    content = words.encode()
    day = f"{chance.choice((2011, 2019, 2020))}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    said = Attribution(title=words[:72], outlet=chance.choice(OUTLETS), published=day, language="en")
    article = Article(f"a{number:015}", said)
    name = f"article-{number:04}.txt"
    text = Text(
        f"t{number:015}",
        article.id,
        1,
        sha256(content),
        len(words),
        sha256(content),
        len(content),
        name,
        "utf-8",
        "2026-11-20T08:00:00Z",
    )
    zone = Zone(f"z{number:015}", text.id, 0, len(words), ZoneKind.BODY)
    spans = read_bytes(content, name).passages
    session.do(
        adding(f"Import “{name}”", article, text, zone), contents=[content], passages={sha256(content): spans}
    )
    return text, words


def _claim(
    number: int,
    texts: list[tuple[Text, str]],
    sentences: list[str],
    ratings: list[str],
    chance: random.Random,
) -> ChangeSet:
    claim = Claim(
        f"c{number:015}",
        f"{number + 1}. {chance.choice(sentences)}",
        said_by=chance.choice(("Mark Esper", "Mark Milley", "Jay Carney", "")),
        tags=tuple(chance.sample(("letter", "troops", "air base", "parliament"), chance.randint(0, 2))),
        created=f"2026-11-20T08:{number // 60 % 60:02}:{number % 60:02}Z",
    )
    records: list[Record] = [claim]
    for index in range(chance.randint(0, 8)):
        text, words = chance.choice(texts)
        start = chance.randint(0, len(words) - 200)
        anchor = anchor_at(text.id, words, start, start + chance.randint(30, 180))
        stance = chance.choice(list(Stance))
        records.append(Evidence(f"e{number:09}{index:06}", claim.id, anchor, stance, linked_by="Benchmark"))
    if chance.random() < 2 / 3:
        records.append(
            Verdict(
                f"v{number:015}", claim.id, 1, chance.choice(ratings), "As read.", "2026-11-20", "Benchmark"
            )
        )
    return adding("Add claim", *records)
