"""All checks that a change must pass, and one summary of them."""

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


def run_checks(environment: Environment, for_pytest: Sequence[str] = ()) -> int:
    """Run them all, also after one has failed. 0 when all passed, else 1."""
    results = []
    for name, (program, *arguments) in CHECKS.items():
        extra = for_pytest if program == "pytest" else ()
        print(f"\n== {name}: {' '.join([program, *arguments, *extra])}", flush=True)
        started = time.monotonic()
        code = environment.call(program, *arguments, *extra, QT_QPA_PLATFORM="offscreen")
        results.append((name, code == 0, time.monotonic() - started))
    print("\n== summary")
    for name, passed, seconds in results:
        print(f"{name:<8} {'passed' if passed else 'FAILED'} {seconds:8.1f} s", flush=True)
    return 0 if all(passed for _, passed, _ in results) else 1
