"""Write a case of today's schema, packed, to be kept here and opened by all later versions.

    PYTHONPATH=.:tests/support python tests/store/cases/make.py tests/store/cases/s001.fcase.gz

Run once for each released schema, never again for an old one.
"""

import gzip
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from casemaking import add_claim, an_import, anchor_of, judge, link, new_session

from workbench.domain.article import Attribution, ZoneKind
from workbench.domain.changes import adding
from workbench.domain.document import Document, Witness
from workbench.domain.evidence import Stance
from workbench.domain.identity import new_id, now
from workbench.domain.ruling import Kinship, Ruling
from workbench.domain.suggestion import Reply
from workbench.services import answering


def main(into: Path) -> None:
    with TemporaryDirectory() as folder, new_session(Path(folder)) as session:
        page = an_import(
            published="2020-01-06",
            zones=((ZoneKind.HEADLINE, "Letter"), (ZoneKind.BODY, "“That"), (ZoneKind.TEASER, "Read more")),
            parts=((Attribution(outlet="One"), "Letter"), (Attribution(outlet="Two"), "All but")),
        ).into(session)
        said = "Esper said no.\nNothing will change."
        pages = (0, said.index("Nothing"))
        an_import(said, title="Another", outlet="NPR", page_starts=pages, known_id="npr-17").into(session)
        quote = anchor_of(session, page.text, "That letter is a draft")
        claim = add_claim(session, "The letter was a draft", quote, tags=("letter", "ünsigned"))
        link(session, claim, quote, Stance.SUPPORTS)
        link(session, claim, anchor_of(session, page.text, "café\u00a0owner disagreed"), Stance.CONTEXT)
        judge(session, claim, "right")
        session.undo()
        judge(session, claim, "wrong")
        letter = Document(new_id(), "The letter", now())
        session.do(adding("Name document", letter, Witness(new_id(), letter.id, quote)))
        one, other = (row.article.id for row in session.articles())
        session.do(
            adding("Say", Ruling(new_id(), one, "Two", other, "", Kinship.INDEPENDENT, "an analyst", now()))
        )
        session.do(answering.answer(session.claim(claim.id), [quote], Reply.NOT_SURE, by="an analyst"))
        session.undo()
        path = session.path
        session.close()
        into.write_bytes(gzip.compress(path.read_bytes(), mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
