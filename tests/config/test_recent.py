from workbench.config.recent import KEPT, RecentCases


def test_the_case_opened_last_stands_first_and_each_only_once(tmp_path):
    recent = RecentCases(tmp_path)
    recent.add(tmp_path / "a.fcase", "First")
    recent.add(tmp_path / "b.fcase", "Second")
    recent.add(tmp_path / "a.fcase", "First, renamed")
    assert [case.title for case in RecentCases(tmp_path).all()] == ["First, renamed", "Second"]


def test_the_list_stays_short(tmp_path):
    recent = RecentCases(tmp_path)
    for number in range(KEPT + 3):
        recent.add(tmp_path / f"{number}.fcase", str(number))
    assert [case.title for case in recent.all()] == [str(number) for number in range(KEPT + 2, 2, -1)]


def test_a_case_can_be_taken_off_the_list(tmp_path):
    recent = RecentCases(tmp_path)
    recent.add(tmp_path / "a.fcase", "First")
    recent.forget(tmp_path / "a.fcase")
    assert recent.all() == []


def test_spoilt_lines_are_passed_over(tmp_path):
    good = '{"path": "/cases/a.fcase", "title": "First", "opened": "2026-11-20T08:00:00Z"}'
    bad = good.replace("2026-11-20T08:00:00Z", "lately")
    (tmp_path / "recent.json").write_text(f'{{"cases": [7, {{"path": ""}}, {bad}, {good}, null]}}')
    assert [case.title for case in RecentCases(tmp_path).all()] == ["First"]
