"""Two windows on one case: the second one reads, and follows what is done in the first."""

from workbench.services import checking
from workbench.services.session import Session


def test_a_window_that_only_reads_follows_what_is_done_elsewhere(sample, open_again) -> None:
    path = sample.session.path
    sample.window.close()
    with Session.open(path, "Another analyst") as writing:
        reading = open_again(sample)
        assert reading.session.read_only
        claims, before = reading.window.panes.claims.listing.model, reading.desk.claim_id
        claim, step = checking.new_claim("Said in the other window")
        writing.do(step)
        reading.until(lambda: claims.index_of(claim.id).isValid())
        assert reading.desk.claim_id == before, "who reads is not torn away"
        writing.undo()
        reading.until(lambda: not claims.index_of(claim.id).isValid())
        reading.window.close()
