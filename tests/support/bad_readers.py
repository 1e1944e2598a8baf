"""Readers that behave as a hostile file makes them, for tests; a file's content says how."""

import os
import socket
import time
from collections.abc import Iterator, Set

from workbench.domain.errors import UserError
from workbench.services.ready import Delivery, Errand, Known


def read(errand: Errand, known: Set[str]) -> Iterator[Delivery]:
    """Give as many answers as the content has words; one of them may be a misdeed."""
    assert errand.content is not None
    for word in errand.content.decode().split():
        match word:
            case "hang":
                while True:
                    time.sleep(1)
            case "rest":
                time.sleep(2)
            case "spin":
                while True:
                    pass
            case "die":
                os._exit(3)
            case "crash":
                os.abort()
            case "eat":
                held = []
                while True:
                    held.append(bytearray(16 * 1024 * 1024))
            case "fail":
                raise ValueError("a bug of a library")
            case "refuse":
                raise UserError("This is no article.", "Choose another.")
            case "chatter":
                yield Known("much" * 1_000_000, errand.path.name)
            case "call":
                socket.create_connection(("127.0.0.1", 9), timeout=1)
        yield Known(word, errand.path.name)
