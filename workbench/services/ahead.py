"""Fetching in a thread of its own what is worked on next, so that neither waits for the other."""

import queue
import threading
from collections.abc import Callable, Iterator
from typing import TypeVar

T = TypeVar("T")

_AHEAD = 100
"""Things that are fetched before they are asked for."""

_GLANCE = 0.1
"""Seconds between two looks at whether anybody still asks."""


def ahead(source: Callable[[Callable[[], bool]], Iterator[T]], patience: float) -> Iterator[T | None]:
    """What `source` gives, and None whenever nothing has come for `patience` seconds.

    `source` is called in another thread with a function that tells whether to stop: nobody asks any
    more. What it raises is raised here.
    """
    arrived: queue.Queue[tuple[bool, T | BaseException | None]] = queue.Queue(_AHEAD)
    ended = threading.Event()

    def put(is_thing: bool, what: T | BaseException | None) -> None:
        while not ended.is_set():
            try:
                arrived.put((is_thing, what), timeout=_GLANCE)
            except queue.Full:
                continue
            return

    def fetch() -> None:
        try:
            for thing in source(ended.is_set):
                put(True, thing)
        except BaseException as error:  # noqa: BLE001 - it is raised where somebody asks
            put(False, error)
        else:
            put(False, None)

    thread = threading.Thread(target=fetch, name="fetching ahead", daemon=True)
    thread.start()
    try:
        while True:
            try:
                is_thing, what = arrived.get(timeout=patience)
            except queue.Empty:
                yield None
                continue
            if is_thing:
                yield what  # type: ignore[misc]
            elif isinstance(what, BaseException):
                raise what
            else:
                return
    finally:
        ended.set()
        thread.join()
