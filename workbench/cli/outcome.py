"""How a run ends: the exit code, and one line where something is not done."""

import logging
import os
import sys
from collections.abc import Callable

from workbench.cli.terminal import printable, speak_utf8
from workbench.domain.errors import UserError

DONE, NOT_DONE = 0, 1
INTERRUPTED, NOBODY_READS = 130, 141
"""128 and the number of the signal, as shells count it."""

_log = logging.getLogger(__name__)


def guarded(work: Callable[[], int]) -> int:
    """The exit code of `work`; a person's problem, an interruption and a closed pipe have their own."""
    speak_utf8(sys.stdout, sys.stderr)
    try:
        return work()
    except UserError as error:
        _log.info("not done: %s", type(error).__name__)
        sys.stderr.write(f"workbench: {printable(' '.join(str(error).split()))}\n")
        return NOT_DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # or Python would complain once more when it flushes what nobody reads
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOBODY_READS
