"""Unpacking what a server has packed to send it, as it comes and in pieces of a bounded size."""

import zlib
from collections.abc import Iterator

PACKED = ("gzip", "x-gzip", "deflate")
"""How answers may be packed, as servers name it."""

_PIECE = 64 * 1024
_GZIP = b"\x1f\x8b"
"""How each member of a gzip stream begins."""


class Unpacker:
    """Unpacks one answer. A gzip stream may have several members, one behind the other; what follows the
    last one and is none itself is padding, which is left out.
    """

    def __init__(self) -> None:
        self._member = _begun()
        self._waiting = b""
        """What has come behind the end of a member, too little to tell whether it begins another one."""

    @property
    def is_complete(self) -> bool:
        """Whether the last member has come to its end."""
        return self._member.eof

    def unpacked(self, piece: bytes) -> Iterator[bytes]:
        """What is packed in the next piece, at most 64 kB at a time. Raises zlib.error for what is broken."""
        packed = self._waiting + piece
        self._waiting = b""
        while packed:
            if self._member.eof:
                if not packed.startswith(_GZIP):
                    self._waiting = packed if packed == _GZIP[: len(packed)] else b""
                    return
                self._member = _begun()
            yield self._member.decompress(packed, _PIECE)
            packed = self._member.unconsumed_tail or self._member.unused_data


def _begun() -> "zlib._Decompress":
    return zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)  # gzip, and what is called deflate
