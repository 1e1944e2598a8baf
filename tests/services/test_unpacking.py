"""What servers pack is unpacked as it comes, in however many pieces and members."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.services.unpacking import Unpacker


def unpacked(packed: bytes, size: int) -> bytes:
    unpacker = Unpacker()
    pieces = [packed[start : start + size] for start in range(0, len(packed), size)]
    words = b"".join(part for piece in pieces for part in unpacker.unpacked(piece))
    assert unpacker.is_complete
    return words


@given(members=st.lists(st.binary(max_size=200), min_size=1, max_size=4), size=st.integers(1, 90))
def test_members_come_one_behind_the_other_however_they_are_cut(members: list[bytes], size: int) -> None:
    assert unpacked(b"".join(map(gzip.compress, members)), size) == b"".join(members)


@pytest.mark.parametrize("padding", [bytes(700), b"\x1f", b"\x1f\x00", b"<!-- cached -->"])
@pytest.mark.parametrize("size", [1, 7, 1000])
def test_what_follows_and_is_no_member_is_left_out(padding: bytes, size: int) -> None:
    assert unpacked(gzip.compress(b"The dam holds.") + padding, size) == b"The dam holds."


def test_the_other_way_of_packing_is_understood() -> None:
    assert unpacked(zlib.compress(b"The dam holds."), 5) == b"The dam holds."


def test_what_breaks_off_is_not_complete() -> None:
    unpacker = Unpacker()
    packed = gzip.compress(b"one") + gzip.compress(b"two" * 100)
    assert b"".join(unpacker.unpacked(packed[:-9])).startswith(b"one")
    assert not unpacker.is_complete


def test_a_bomb_comes_in_pieces_that_fit_into_a_hand() -> None:
    packed = gzip.compress(bytes(10_000_000))
    assert max(map(len, Unpacker().unpacked(packed))) <= 64 * 1024
