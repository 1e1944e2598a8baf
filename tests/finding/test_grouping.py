"""Keys that hang together by pairs make one group."""

from workbench.finding.grouping import grouped


def test_groups_hang_together_by_their_pairs_in_the_order_of_the_keys() -> None:
    assert grouped("abcde", [("a", "c"), ("c", "d")]) == [["a", "c", "d"], ["b"], ["e"]]


def test_two_groups_become_one_when_a_pair_joins_them() -> None:
    assert grouped(range(4), [(3, 2), (1, 0), (0, 3)]) == [[0, 1, 2, 3]]
