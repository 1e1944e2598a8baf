"""Back and forth through the articles."""

from workbench.ui.panels.article.trail import Stop, Trail


def test_going_back_comes_to_where_the_article_was_left() -> None:
    trail = Trail()
    trail.visit("one")
    trail.leave_at(120)
    trail.visit("two")
    assert (trail.can_go_back, trail.can_go_forward) == (True, False)
    assert trail.go(-1) == Stop("one", 120)
    assert trail.can_go_forward


def test_an_article_opened_again_is_where_it_was_left() -> None:
    trail = Trail()
    trail.visit("one")
    trail.leave_at(120)
    trail.visit("two")
    assert trail.visit("one") == Stop("one", 120)


def test_what_lay_ahead_is_forgotten_once_another_way_is_taken() -> None:
    trail = Trail()
    for text in ("one", "two"):
        trail.visit(text)
    trail.go(-1)
    trail.visit("three")
    assert not trail.can_go_forward
    assert trail.go(-1) == Stop("one")


def test_there_is_no_way_beyond_the_ends() -> None:
    trail = Trail()
    assert trail.go(-1) is None
    trail.visit("one")
    assert trail.go(1) is None
    assert trail.go(-1) is None


def test_an_article_that_is_gone_is_left_out_of_the_way() -> None:
    trail = Trail()
    for text in ("one", "two", "one", "three"):
        trail.visit(text)
    trail.go(-1)
    trail.forget("one")
    assert trail.here == Stop("two")
    assert not trail.can_go_back
    assert trail.go(1) == Stop("three")


def test_when_all_that_was_seen_before_is_gone_one_can_only_go_forward() -> None:
    trail = Trail()
    for text in ("one", "two", "three"):
        trail.visit(text)
    trail.go(-1)
    trail.go(-1)
    trail.forget("one")
    assert trail.here is None
    assert trail.go(1) == Stop("two")
    assert trail.can_go_forward and not trail.can_go_back
