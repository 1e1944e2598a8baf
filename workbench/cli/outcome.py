"""How a run ends: the exit code, and one line where something is not done."""

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path

from workbench.cli.terminal import printable, speak_utf8
from workbench.config.logs import where_it_stands
from workbench.domain.errors import UserError

DONE, NOT_DONE = 0, 1
INTERRUPTED, NOBODY_READS = 130, 141
"""128 and the number of the signal, as shells count it."""

_log = logging.getLogger(__name__)


def guarded(work: Callable[[], int], log_file: Path | None = None) -> int:
    """The exit code of `work`; a person's problem, an interruption and a closed pipe have their own.

    A bug of ours is logged, and told in a sentence that names the log.
    """
    speak_utf8(sys.stdout, sys.stderr)
    try:
        return work()
    except UserError as error:
        _log.info("not done: %s", type(error).__name__)
        return _not_done(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # or Python would complain once more when it flushes what nobody reads
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_READS
    except Exception as fault:  # noqa: BLE001 (it is told, and nobody else is there to tell it)
        _log.critical("not caught by anything", exc_info=fault)
        return _not_done(
            f"Something went wrong in the program: {type(fault).__name__}. {where_it_stands(log_file)}"
        )


def _not_done(words: str) -> int:
    sys.stderr.write(f"workbench: {printable(' '.join(words.split()))}\n")
    return NOT_DONE
