"""A screen nobody sits at: what is shown on it can be photographed, and keys and clicks sent to it."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from environment import Environment
from trouble import Trouble

from installers.frozen import INSIDE
from installers.product import BUILD

T = TypeVar("T")

WIDTH, HEIGHT = 1280, 800
PICTURES = BUILD / "tried"
_PATIENCE = 90.0
"""Seconds that anything may take before it counts as not happening."""

_STILL = 8
"""So many pictures in a row must show nothing new: what is slow to come may come after the second."""


class Screen:
    def __init__(self, display: str, environment: Environment) -> None:
        self.display = display
        self._environment = environment

    def focus(self, title: str) -> None:
        """Wait for a window whose title holds these words, and give it the keyboard."""
        found = wait_for(lambda: self._windows(title), f"a window called “{title}”")
        self._do("windowfocus", "--sync", found[-1])

    def has_window(self, title: str) -> bool:
        return bool(self._windows(title))

    def close(self, title: str) -> None:
        for window in self._windows(title):
            self._do("windowkill", window)

    def click(self, x: int, y: int) -> None:
        self._do("mousemove", str(x), str(y), "click", "1")

    def press(self, *keys: str) -> None:
        self._do("key", "--delay", "60", *keys)

    def write(self, words: str) -> None:
        self._do("type", "--delay", "20", words)

    def settle(self) -> None:
        """Wait until nothing new is shown; a cursor may blink."""
        seen: list[bytes] = []

        def is_still() -> bool:
            seen.append(self.photograph("now").read_bytes())
            return len(seen) >= _STILL and len(set(seen[-_STILL:])) <= 2

        wait_for(is_still, "an end to what moves on the screen")
        (PICTURES / "now.png").unlink()

    def photograph(self, name: str) -> Path:
        PICTURES.mkdir(parents=True, exist_ok=True)
        file = PICTURES / f"{name}.png"
        variables = {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}
        if self._environment.call("python", INSIDE / "photograph.py", file, variables=variables):
            raise Trouble(f"The screen could not be photographed for {name}.")
        return file

    def _windows(self, title: str) -> list[str]:
        return self._ask("search", "--onlyvisible", "--name", title).split()

    def _do(self, *what: str) -> None:
        subprocess.run(["xdotool", *what], env=self._variables, check=True, timeout=_PATIENCE)

    def _ask(self, *what: str) -> str:
        done = subprocess.run(
            ["xdotool", *what], env=self._variables, capture_output=True, text=True, check=False
        )
        return done.stdout

    @property
    def _variables(self) -> dict[str, str]:
        return os.environ | {"DISPLAY": self.display}


@contextmanager
def screen(environment: Environment) -> Iterator[Screen]:
    """An X server of our own; it ends with the block."""
    receives, sends = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    # “-noreset”, or it would answer nobody for a moment after each last window
    command = ["Xvfb", "-displayfd", str(sends), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, pass_fds=[sends], stderr=subprocess.DEVNULL) as server:
        os.close(sends)
        with os.fdopen(receives) as said:
            number = said.readline().strip()
        if not number:
            raise Trouble("Xvfb did not start.")
        try:
            yield Screen(f":{number}", environment)
        finally:
            server.terminate()


def wait_for(happens: Callable[[], T], what: str) -> T:
    """What `happens` gives as soon as it is true. Raises Trouble when it never is."""
    deadline = time.monotonic() + _PATIENCE
    while not (found := happens()):
        if time.monotonic() > deadline:
            raise Trouble(f"There is not {what}.")
        time.sleep(0.2)
    return found
