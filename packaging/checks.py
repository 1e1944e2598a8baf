"""All checks that a change must pass, and one summary of them."""

import signal
import time
from collections.abc import Sequence

from environment import Environment

CHECKS: dict[str, tuple[str, ...]] = {
    "style": ("ruff", "check", "--quiet"),
    "format": ("ruff", "format", "--check", "--quiet"),
    "types": ("mypy",),
    "layers": ("lint-imports", "--no-cache", "--no-logo"),
    "tests": ("pytest", "--quiet"),
}
"""What is checked, and the command that checks it; each reads its rules in pyproject.toml."""

SURROUNDINGS = {
    "QT_QPA_PLATFORM": "offscreen",
    # so that a crash on the way out neither hides what was said before nor keeps silent about its place
    "PYTHONFAULTHANDLER": "1",
    "PYTHONUNBUFFERED": "1",
}


def run_checks(environment: Environment, for_pytest: Sequence[str] = ()) -> int:
    """Run them all, also after one has failed. 0 when all passed, else 1."""
    results = []
    for name, (program, *arguments) in CHECKS.items():
        extra = for_pytest if program == "pytest" else ()
        print(f"\n== {name}: {' '.join([program, *arguments, *extra])}", flush=True)
        started = time.monotonic()
        code = environment.call(program, *arguments, *extra, variables=SURROUNDINGS)
        results.append((name, code, time.monotonic() - started))
    print("\n== summary")
    for name, code, seconds in results:
        print(f"{name:<8} {_outcome(code):<18} {seconds:6.1f} s", flush=True)
    return int(any(code for _, code, _ in results))


def _outcome(code: int) -> str:
    """A program that a signal ended says nothing more; so this tells it."""
    if code < 0:
        return f"FAILED: {signal.Signals(-code).name}"
    return "FAILED" if code else "passed"
