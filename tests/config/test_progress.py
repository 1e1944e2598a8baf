import itertools

from hypothesis import given
from hypothesis import strategies as st

from workbench.config.progress import Progress, merged, with_span

spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: (min(ends), max(ends)))


def points(of):
    return {point for start, end in of for point in range(start, end)}


@given(st.lists(spans))
def test_seeing_stretch_after_stretch_covers_exactly_what_was_seen(seen):
    kept = []
    for start, end in seen:
        kept = with_span(kept, start, end)
    assert points(kept) == points(seen)
    assert kept == merged(seen)
    assert all(left[1] < right[0] for left, right in itertools.pairwise(kept))


def test_scrolling_back_over_what_was_read_is_nothing_new(tmp_path):
    progress = Progress(tmp_path, "case")
    assert progress.see("text", 0, 100)
    assert not progress.see("text", 20, 80)


def test_what_was_read_is_known_after_a_restart_and_for_this_case_only(tmp_path):
    progress = Progress(tmp_path, "case")
    progress.see("text", 10, 30)
    progress.save()
    assert Progress(tmp_path, "case").read("text") == [(10, 30)]
    assert Progress(tmp_path, "another case").read("text") == []


def test_nothing_is_written_when_nothing_was_read(tmp_path):
    Progress(tmp_path, "case").save()
    assert list(tmp_path.iterdir()) == []


def test_spoilt_lines_cost_only_the_text_they_stand_for(tmp_path):
    (tmp_path / "progress").mkdir()
    (tmp_path / "progress" / "case.json").write_text('{"a": [[5, 2]], "b": [[0, 9], [9, 12]], "c": "all"}')
    progress = Progress(tmp_path, "case")
    assert (progress.read("a"), progress.read("b"), progress.read("c")) == ([], [(0, 12)], [])
