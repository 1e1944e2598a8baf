"""`workbench --selftest`: whether all that the program is made of is there and works.

Meant for an installed program, on whatever machine: packed programs break where a part was left behind
that nothing has asked for yet. Each check touches one part as the work of an analyst would, in a profile
and on a case that are thrown away afterwards.
"""

import json
import sys
import time
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench import __version__
from workbench.app.selftest.check import Check
from workbench.cli.outcome import DONE, NOT_DONE
from workbench.cli.terminal import printable, speak_utf8


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a check. `said` is what it found, or the last line of what went wrong."""

    name: str
    ok: bool
    said: str
    milliseconds: int
    trace: str = ""


def run(*, as_json: bool) -> int:
    """Make all checks and print what came of them. Returns the exit code."""
    speak_utf8(sys.stdout, sys.stderr)
    with TemporaryDirectory(prefix="workbench-selftest-", ignore_cleanup_errors=True) as folder:
        results = list(_results(Path(folder), as_json))
    passed = all(result.ok for result in results)
    if as_json:
        sys.stdout.write(json.dumps(_account(results), ensure_ascii=False, indent=1) + "\n")
    else:
        failed = sum(not result.ok for result in results)
        sys.stdout.write(f"\n{len(results)} checks, {failed or 'none'} failed\n")
    sys.stdout.flush()
    return DONE if passed else NOT_DONE


def _results(folder: Path, as_json: bool) -> Iterator[Result]:
    for name, check in _checks().items():
        result = _result(name, check, folder)
        if not as_json:
            mark = "ok    " if result.ok else "FAILED"
            sys.stdout.write(printable(f"{mark} {name}: {result.said}") + "\n")
            sys.stdout.flush()
        yield result


def _checks() -> Mapping[str, Check]:
    """The checks by name. Those of the window come last: what makes it may end the process."""
    from workbench.app.selftest import window, work

    return {**work.CHECKS, **window.CHECKS}


def _result(name: str, check: Check, folder: Path) -> Result:
    began = time.perf_counter()
    try:
        said, ok, trace = check(folder), True, ""
    except Exception as error:  # noqa: BLE001 (whatever goes wrong is what we are here to tell)
        said, ok, trace = f"{type(error).__name__}: {error}", False, traceback.format_exc()
    return Result(name, ok, said, round((time.perf_counter() - began) * 1000), trace)


def _account(results: list[Result]) -> Mapping[str, object]:
    return {
        "version": __version__,
        "python": sys.version.split()[0],
        "system": sys.platform,
        "ok": all(result.ok for result in results),
        "checks": [asdict(result) for result in results],
    }
