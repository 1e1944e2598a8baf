"""Places come out of their bytes as they went in, and take less room than two bytes each."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workbench.store.places import packed, unpacked

PLACES = st.lists(st.integers(0, 65_535), min_size=1, max_size=300, unique=True).map(sorted)


@given(PLACES)
def test_places_come_out_as_they_went_in(places: list[int]) -> None:
    data = packed(np.array(places))
    assert unpacked(data, len(places)).tolist() == places
    assert len(data) <= 2 * len(places)


@given(st.integers(0, 65_000), st.lists(st.sampled_from([1, 2, 254, 255, 256, 510, 511]), max_size=60))
def test_far_and_near_places_come_out_too(first: int, steps: list[int]) -> None:
    places = [place for place in np.cumsum([first, *steps]).tolist() if place < 65_536]
    assert unpacked(packed(np.array(places)), len(places)).tolist() == places


def test_a_frequent_term_takes_a_byte_for_each_of_its_places() -> None:
    assert len(packed(np.arange(0, 65_536, 20))) == 3277
