"""A report in which every word that a person or an article could choose is an attack."""

from reportmaking import appearance, article, claim_page, evidence, report_on, verdict

from workbench.domain.article import Attribution, Part
from workbench.reporting.report import Report

MARKUP = (
    "\"><img src=x onerror=alert(1)><script>alert(2)</script></style></title>]]>--><svg/onload=alert(3)>'"
    '{{ 7*7 }}{% raw %}&lt;b&gt; #panic("x") $x$ *b* @ref \\u{41} <label> [link](javascript:alert(4))'
)
DIRECTION = "abc\u202edef\u2069ghi\u2066jkl"
SCRIPT_ADDRESS = "javascript:alert(5)//https://herald.example"


def attacked(words: str, url: str = SCRIPT_ADDRESS) -> Report:
    """The same words as title, quote, name, note, tag, rationale and all else."""
    parts = (Part("p", "t-bad", 0, len(words) + 5, Attribution(words, words, words, url=url)),)
    bad = article(
        "bad",
        f"{words}\nend.",
        title=words,
        outlet=words,
        byline=words,
        published=f"9{words}",
        updated=words,
        url=url,
        language=words,
        origins={"title": words, "url": words},
        note=words,
        parts=parts,
    )
    page = claim_page(
        words,
        said_by=words,
        said_on=words,
        speaks_about=words,
        note=words,
        tags=(words,),
        passages=[
            evidence(bad, words, note=words, linked_by=words, linked_at=f"9{words}"),
            evidence(bad, "end.", orphan=True),
        ],
        appearances=[appearance(bad, words)],
        verdicts=[
            verdict("true", rationale=words, given_by=words, given_at=words, as_of=words),
            verdict(words, number=2, rationale=words),
        ],
    )
    return report_on(page, articles=[bad], case_title=words, case_note=words, prepared_by=words)
