"""Reports made by hand, without a case file: the tools to make any, and a small one, `bridge`."""

from workbench.domain.anchor import anchor_at
from workbench.domain.article import Article, Attribution, Part, Text, Zone, ZoneKind, sha256
from workbench.domain.case import Case
from workbench.domain.claim import Appearance, Claim, Status
from workbench.domain.evidence import Evidence, SpeechAct, Stance
from workbench.domain.origin import Independence, Origin, Tie, TieKind
from workbench.domain.overview import CitedAppearance, CitedPassage, ClaimPage, Source
from workbench.domain.ruling import Kinship, Ruling
from workbench.domain.scale import Rating, Scale
from workbench.domain.verdict import Verdict
from workbench.reporting.compose import compose
from workbench.reporting.report import Report, ReportedArticle, ReportedText

SCALE = Scale(
    "three",
    "Three steps",
    (
        Rating("true", "True", "supports", "The evidence bears the claim out."),
        Rating("unclear", "Unclear", "open", "What was found does not decide it."),
        Rating("false", "False", "refutes", "The evidence shows that the claim is wrong."),
    ),
)


def article(
    id: str, words: str, *, version: int = 1, zones=(), parts=(), page_starts=(), note="", **said
) -> ReportedArticle:
    """An article of one version; its zones default to one body."""
    text = Text(
        id=f"t-{id}",
        article_id=id,
        version=version,
        words_sha256=sha256(words.encode()),
        length=len(words),
        original_sha256=sha256(b"\xef\xbb\xbf" + words.encode()),
        original_size=len(words.encode()) + 3,
        file_name=f"{id}.txt",
        encoding="utf-8",
        captured="2026-11-20T08:21:02Z",
        page_starts=page_starts,
    )
    zones = tuple(zones) or (Zone(f"z-{id}", text.id, 0, len(words), ZoneKind.BODY),)
    return ReportedArticle(
        Article(id, Attribution(**said), note), (ReportedText(text, words, zones, tuple(parts)),)
    )


def source(reported: ReportedArticle, position: int) -> Source:
    """Where a position of the article's last text lies, as the store would tell it."""
    newest = reported.texts[-1]
    zone = next(zone for zone in newest.zones if zone.start <= position < zone.end)
    part = next((part for part in newest.parts if part.start <= position < part.end), None)
    page = reported.article.attribution
    return Source(
        reported.article.id,
        newest.text,
        part.attribution if part else page,
        page if part else None,
        zone.kind,
        newest.text.page_at(position),
    )


def evidence(reported, quote, stance=Stance.SUPPORTS, *, claim_id="c1", orphan=False, **details):
    """A passage of the article linked to a claim, with the line it stands in as its context."""
    newest = reported.texts[-1]
    start = newest.words.index(quote)
    anchor = anchor_at(newest.text.id, newest.words, start, start + len(quote))
    line_start = newest.words.rfind("\n", 0, start) + 1
    line_end = (newest.words + "\n").index("\n", anchor.end)
    linked = {"linked_by": "The desk", "linked_at": "2026-11-20T08:30:00Z"} | details
    return CitedPassage(
        Evidence(f"e-{newest.text.id}-{start}-{stance}", claim_id, anchor, stance, **linked),
        source(reported, start),
        lead=newest.words[line_start : anchor.start],
        tail=newest.words[anchor.end : line_end],
        orphan=orphan,
    )


def appearance(reported, quote, *, claim_id="c1", orphan=False):
    cited = evidence(reported, quote, claim_id=claim_id)
    record = Appearance(f"a-{cited.evidence.id}", claim_id, cited.evidence.anchor)
    return CitedAppearance(record, cited.source, orphan)


def verdict(rating="true", *, number=1, rationale="Two papers say so.", claim_id="c1", **details):
    given = {"given_by": "The desk", "given_at": "2026-11-20T09:00:00Z", "as_of": "2026-11-20"} | details
    return Verdict(f"v-{claim_id}-{number}", claim_id, number, rating, rationale, **given)


def claim_page(
    wording="The bridge is closed.", *, id="c1", appearances=(), passages=(), verdicts=(), **details
):
    claim = Claim(id, wording, **({"created": "2026-11-20T08:25:00Z"} | details))
    return ClaimPage(claim, tuple(appearances), tuple(passages), tuple(verdicts))


def report_on(*pages, articles=(), case_title="The bridge", case_note="", **details) -> Report:
    case = Case("case", case_title, SCALE, "2026-11-20T08:20:00Z", note=case_note)
    given = {"prepared_by": "The desk", "on": "2026-11-20", "program": "Fact-Check Workbench 0.1.0"} | details
    return compose(case, pages, articles, **given)


HERALD = article(
    "herald",
    "Bridge shut, says mayor\n"
    "The bridge over the Elde has been closed since Monday, the mayor said. “Nobody may cross it.”\n"
    "Repairs will take “about six weeks”.\n"
    "2 comments\nI crossed it this morning & nobody stopped me.",
    zones=(
        Zone("z1", "t-herald", 0, 24, ZoneKind.HEADLINE),
        Zone("z2", "t-herald", 24, 155, ZoneKind.BODY),
        Zone("z3", "t-herald", 155, 213, ZoneKind.COMMENTS, "2 comments"),
    ),
    title="Bridge shut, says mayor",
    outlet="Elde Herald",
    byline="Staff",
    published="2026-03-02",
    url="https://herald.example/bridge?id=1&page=2",
    language="en",
    origins={"title": "line 1 of the text", "outlet": "analyst", "published": "line 2 of the text"},
)
PAGE = article(
    "page",
    "One lane of the bridge stays open, the road office said.\nDer Verkehr läuft – mit Ampel.\n",
    parts=(
        Part("p1", "t-page", 0, 57, Attribution("One lane open", "Radio Elde", published="2026-03")),
        Part("p2", "t-page", 57, 88, Attribution("Brücke", language="de-DE")),
    ),
    title="Round-up",
    note="Sent by a reader.",
)


def bridge() -> Report:
    """Two claims and two articles: a judged claim with evidence for and against, and an open one."""
    judged = claim_page(
        said_by="The mayor",
        said_on="2026-03-02",
        speaks_about="spring of 2026",
        status=Status.DONE,
        tags=("traffic", "Elde"),
        appearances=[appearance(HERALD, "The bridge over the Elde has been closed since Monday")],
        passages=[
            evidence(HERALD, "Nobody may cross it.", speech_act=SpeechAct.ASSERTS),
            evidence(PAGE, "One lane of the bridge stays open", Stance.REFUTES, note="From the road office."),
            evidence(HERALD, "I crossed it this morning & nobody stopped me.", Stance.REFUTES),
            evidence(HERALD, "Repairs will take “about six weeks”.", Stance.CONTEXT),
            evidence(PAGE, "Der Verkehr läuft", Stance.REFUTES, orphan=True),
        ],
        verdicts=[
            verdict("true", given_at="2026-11-20T08:40:00Z", rationale="The mayor says so."),
            verdict(
                "false", number=2, rationale="The road office answers for the bridge.\nIt kept a lane open."
            ),
        ],
    )
    waiting = claim_page(
        "Repairs take six weeks.",
        id="c2",
        created="2026-11-20T08:26:00Z",
        passages=[evidence(HERALD, "about six weeks", claim_id="c2")],
    )
    herald, radio, unnamed = source(HERALD, 30), source(PAGE, 0), source(PAGE, 60)
    words = ("the road office told Radio Elde & us",)
    tie = Tie(herald, radio, TieKind.CREDIT, "Elde Herald has it from Radio Elde", words)
    apart = Tie(
        herald,
        unnamed,
        TieKind.WORDS,
        "30 words in a row are the same, and not only quoted ones",
        ("the bridge over the Elde",),
        Ruling("r1", "herald", "", "page", "Brücke", Kinship.INDEPENDENT, "The desk", "2026-11-20T08:35:00Z"),
    )
    independence = Independence((Origin((herald, radio), (tie,)), Origin((unnamed,))), (apart,))
    return report_on(
        judged,
        waiting,
        articles=[PAGE, HERALD],
        case_note="Can one cross?",
        independence={"c1": independence, "c2": Independence((Origin((herald,)),))},
    )
