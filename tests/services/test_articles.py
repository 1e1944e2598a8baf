"""What was read of an article can be mended, and an article taken out, each as one action."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

import pytest
from casemaking import add_claim, an_import, anchor_of, judge, link, new_session
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.article import Article, Attribution, Part, Zone, ZoneKind
from workbench.domain.changes import ChangeSet, Record
from workbench.domain.errors import NotFound, UserError
from workbench.domain.evidence import Stance
from workbench.domain.suggestion import Reply
from workbench.services import answering, articles

SAID = Attribution("Basin News", "Coast Press", origins={"title": "line 1 of the text", "outlet": "line 2"})
ARTICLE = Article("a1", SAID)


def applied(step: ChangeSet, records: Sequence[Record]) -> list[Record]:
    """The records once the step has happened; as in a case, each `before` must be there."""
    kept = {record.id: record for record in records}
    for change in step.changes:
        if change.before is not None:
            assert kept.pop(change.before.id) == change.before
        if change.after is not None:
            assert change.after.id not in kept
            kept[change.after.id] = change.after
    return sorted(kept.values(), key=lambda record: record.start)


def zones_at(*starts: int, length: int = 100) -> list[Zone]:
    kinds = list(ZoneKind)
    return [
        Zone(f"z{number}", "t", start, end, kinds[number % len(kinds)], f"label {number}")
        for number, (start, end) in enumerate(pairwise([*starts, length]))
    ]


def parts_at(*starts: int, length: int = 100) -> list[Part]:
    return [
        Part(f"p{number}", "t", start, end, Attribution(outlet=f"Outlet {number}"))
        for number, (start, end) in enumerate(pairwise([*starts, length]))
    ]


def spans(records: Sequence[Zone | Part]) -> list[tuple[str, int, int]]:
    return [(record.id, record.start, record.end) for record in records]


class TestAttribution:
    def test_what_an_analyst_corrects_comes_from_the_analyst(self):
        step = articles.edit_attribution(ARTICLE, outlet="  The   Island Weekly ", published="2019-03-03")
        [change] = step.changes
        assert change.before is ARTICLE
        assert change.after.attribution == Attribution(
            "Basin News",
            "The Island Weekly",
            published="2019-03-03",
            origins={"title": "line 1 of the text", "outlet": "analyst", "published": "analyst"},
        )

    def test_the_label_names_the_one_field_that_changed(self):
        assert (
            articles.edit_attribution(ARTICLE, title="Basin News", byline="Ada Quill").label == "Edit byline"
        )
        assert articles.edit_attribution(ARTICLE, title="A", byline="B").label == "Edit article’s details"

    def test_what_stays_the_same_keeps_its_origin_and_is_no_action(self):
        assert not articles.edit_attribution(ARTICLE, title="Basin News ", outlet="Coast Press")

    def test_a_cleared_field_remembers_who_cleared_it(self):
        [change] = articles.edit_attribution(ARTICLE, outlet="").changes
        assert change.after.attribution.outlet == ""
        assert change.after.attribution.origins["outlet"] == "analyst"

    @pytest.mark.parametrize("field", ["published", "updated"])
    def test_a_date_must_exist(self, field):
        with pytest.raises(UserError, match="“2019-02-30” is not a date"):
            articles.edit_attribution(ARTICLE, **{field: "2019-02-30"})

    def test_a_part_is_corrected_in_the_same_way(self):
        [part] = parts_at(0)
        [change] = articles.edit_attribution(part, outlet="NPR").changes
        assert (change.after.id, change.after.attribution.outlet) == (part.id, "NPR")

    def test_many_articles_are_corrected_in_one_action(self):
        other = Article("a2", Attribution(outlet="NPR"))
        step = articles.edit_attributions([ARTICLE, other, *parts_at(0)], outlet="NPR")
        assert step.label == "Edit outlet of 2 articles"
        assert {change.record.id for change in step.changes} == {"a1", "p0"}
        assert not articles.edit_attributions([other], outlet="NPR")

    def test_a_note_is_kept_with_the_article(self):
        [change] = articles.edit_note(ARTICLE, " Undated. \n").changes
        assert change.after.note == "Undated."


class TestZones:
    def test_a_border_moves_and_the_neighbours_with_it(self):
        step = articles.move_border(zones_at(0, 40, 70), [], 40, 50)
        assert step.label == "Move zone’s border"
        assert spans(applied(step, zones_at(0, 40, 70))) == [("z0", 0, 50), ("z1", 50, 70), ("z2", 70, 100)]

    @pytest.mark.parametrize(
        ("to", "left"),
        [
            (70, [("z0", 0, 70), ("z2", 70, 100)]),
            (80, [("z0", 0, 80), ("z2", 80, 100)]),
            (100, [("z0", 0, 100)]),
            (0, [("z1", 0, 70), ("z2", 70, 100)]),
        ],
    )
    def test_a_zone_dragged_to_nothing_goes(self, to, left):
        zones = zones_at(0, 40, 70)
        assert spans(applied(articles.move_border(zones, [], 40, to), zones)) == left

    def test_a_border_that_is_put_back_is_no_action(self):
        assert not articles.move_border(zones_at(0, 40), parts_at(0, 40), 40, 40)

    def test_the_border_of_a_part_at_the_same_place_moves_along(self):
        zones, parts = zones_at(0, 40, 70), parts_at(0, 40)
        step = articles.move_border(zones, parts, 40, 45)
        assert spans([r for r in applied(step, [*zones, *parts]) if isinstance(r, Part)]) == [
            ("p0", 0, 45),
            ("p1", 45, 100),
        ]
        assert not articles.move_border(zones, parts, 70, 75).touches(Part)

    @pytest.mark.parametrize(("border", "to"), [(0, 10), (41, 50), (100, 90), (40, 101), (40, -1)])
    def test_only_a_border_can_be_moved_and_only_within_the_text(self, border, to):
        with pytest.raises(UserError):
            articles.move_border(zones_at(0, 40, 70), [], border, to)

    def test_a_zone_is_what_the_analyst_says(self):
        zone = zones_at(0)[0]
        step = articles.set_zone_kind(zone, ZoneKind.DOCUMENT)
        assert step.label == "Mark as quoted document"
        [changed] = applied(step, [zone])
        assert (changed.kind, changed.label) == (ZoneKind.DOCUMENT, "")
        assert not articles.set_zone_kind(zone, zone.kind)

    def test_a_zone_is_split_in_two_of_its_kind_or_another(self):
        zones = zones_at(0, 40)
        first, second, third = applied(articles.split_zone(zones, 50), zones)
        assert [(z.start, z.end, z.kind) for z in (first, second, third)] == [
            (0, 40, zones[0].kind),
            (40, 50, zones[1].kind),
            (50, 100, zones[1].kind),
        ]
        split = applied(articles.split_zone(zones, 50, ZoneKind.CAPTION), zones)
        assert (split[2].kind, split[2].label) == (ZoneKind.CAPTION, "")

    @pytest.mark.parametrize("position", [0, 40, 100, -5])
    def test_a_zone_is_split_only_inside(self, position):
        with pytest.raises(UserError, match="cannot be split here"):
            articles.split_zone(zones_at(0, 40), position)

    def test_two_zones_become_one_of_the_first_ones_kind(self):
        zones = zones_at(0, 40, 70)
        merged = applied(articles.merge_zones(zones, 40), zones)
        assert spans(merged) == [("z0", 0, 70), ("z2", 70, 100)]
        assert merged[0].kind is zones[0].kind

    @pytest.mark.parametrize("border", [0, 41, 100])
    def test_only_neighbours_can_be_merged(self, border):
        with pytest.raises(UserError):
            articles.merge_zones(zones_at(0, 40, 70), border)


BORDERS = st.sets(st.integers(1, 99), max_size=6).map(sorted)


@given(BORDERS, BORDERS, st.data())
def test_whatever_is_done_to_them_zones_and_parts_cover_the_text_and_undo_brings_all_back(
    zone_borders, part_borders, data
):
    before = [*zones_at(0, *zone_borders), *parts_at(0, *part_borders)]
    state: list = sorted(before, key=lambda record: record.start)
    steps = []
    for _ in range(data.draw(st.integers(1, 6))):
        zones = [record for record in state if isinstance(record, Zone)]
        parts = [record for record in state if isinstance(record, Part)]
        inner = [zone.start for zone in zones[1:]]
        place = data.draw(st.integers(0, 100))
        moves = [partial(articles.split_zone, zones, place)]
        if inner:
            border = data.draw(st.sampled_from(inner))
            moves += [
                partial(articles.move_border, zones, parts, border, place),
                partial(articles.merge_zones, zones, border),
            ]
        try:
            step = data.draw(st.sampled_from(moves))()
        except UserError:
            continue
        state = applied(step, state)
        steps.append(step)
        for kind in (Zone, Part):
            tiles = [record for record in state if isinstance(record, kind)]
            assert [tile.start for tile in tiles] == [0, *(tile.end for tile in tiles[:-1])]
            assert tiles[-1].end == 100
            assert all(tile.start < tile.end for tile in tiles)
    for step in reversed(steps):
        state = applied(step.inverse(), state)
    assert {record.id: record for record in state} == {record.id: record for record in before}


class TestRemoving:
    @pytest.fixture
    def session(self, tmp_path):
        with new_session(tmp_path) as opened:
            yield opened

    def test_all_that_hangs_on_an_article_goes_with_it_and_comes_back(self, session):
        story = an_import(
            "Basin News\n\nThe board has voted. Work begins in spring.",
            zones=[(ZoneKind.HEADLINE, "Basin"), (ZoneKind.BODY, "The board")],
            parts=[(Attribution(outlet="Coast Press"), "Basin"), (Attribution(outlet="NPR"), "The board")],
        ).into(session)
        other = an_import("Another story says that the board has not voted at all.").into(session)
        claim = add_claim(
            session, "The board has voted", anchor_of(session, story.text, "The board has voted.")
        )
        link(session, claim, anchor_of(session, story.text, "Work begins in spring."), Stance.SUPPORTS)
        link(session, claim, anchor_of(session, other.text, "the board has not voted"), Stance.REFUTES)
        answered = anchor_of(session, story.text, "Basin News")
        session.do(answering.answer(claim, [answered], Reply.NOT_RELEVANT, by="an analyst"))
        judge(session, claim, "wrong")

        step = articles.remove_article(session, story.article.id)
        assert step.label == "Remove article"
        session.do(step)
        assert [row.article.id for row in session.articles()] == [other.article.id]
        page = session.claim_page(claim.id)
        assert [cited.evidence.stance for cited in page.evidence] == [Stance.REFUTES]
        assert page.appearances == ()
        assert len(page.verdicts) == 1, "a verdict is the analyst's own and stays"
        assert session.answers_of(claim.id) == []

        session.undo()
        page = session.claim_page(claim.id)
        assert [cited.orphan for cited in page.evidence] == [False, False]
        assert len(page.appearances) == 1
        assert len(session.answers_of(claim.id)) == 1
        assert len(session.zones(story.text.id)) == len(session.parts(story.text.id)) == 2
        assert session.original(session.newest_text(story.article.id)) == story.contents[1]
        assert session.verify() == []

    def test_an_article_that_is_not_there_cannot_be_removed(self, session):
        with pytest.raises(NotFound):
            articles.remove_article(session, "nowhere")

    def test_a_mended_zone_is_kept_by_the_case(self, session):
        story = an_import(
            "Basin News\n\nThe board has voted.",
            zones=[(ZoneKind.HEADLINE, "Basin"), (ZoneKind.BODY, "The board")],
        ).into(session)
        zones = session.zones(story.text.id)
        session.do(articles.move_border(zones, [], zones[1].start, 6))
        session.do(articles.split_zone(session.zones(story.text.id), 20, ZoneKind.CORRECTION))
        assert [(zone.start, zone.end) for zone in session.zones(story.text.id)] == [
            (0, 6),
            (6, 20),
            (20, 32),
        ]
        session.do(articles.merge_zones(session.zones(story.text.id), 6))
        session.undo()
        session.undo()
        session.undo()
        assert session.zones(story.text.id) == zones
