"""Works in a case until it is killed. Run as a program: what to do, the case, and a seed.

After each finished action the number of the history's last entry goes to standard output.
"""

import os
import signal
import sqlite3
import sys
from pathlib import Path
from random import Random

from casemaking import act_at_random

from workbench.places import corpus
from workbench.services.importing import import_files
from workbench.services.session import Session


def tell(session: Session) -> None:
    newest = session.history(1)
    sys.stdout.write(f"{newest[0].number if newest else 0}\n")
    sys.stdout.flush()


def act(session: Session, chance: Random) -> None:
    """200 random actions."""
    tell(session)
    for _ in range(200):
        act_at_random(chance, session)
        tell(session)


def import_articles(session: Session, chance: Random) -> None:
    """The articles of the corpus as files, one after the other, each time with another last line."""
    texts = [path.read_bytes() for path in sorted(corpus().glob("*.txt"))]
    tell(session)
    while True:
        number = chance.randrange(10**9)
        file = session.path.with_name(f"{number}.txt")
        file.write_bytes(chance.choice(texts) + b"\n\nArticle number %d.\n" % number)
        import_files(session, [file])
        tell(session)


def die_inside(session: Session, chance: Random) -> None:
    """Random actions, and an end of our own making at a random step of SQLite's machine."""
    act_at_random(chance, session)
    tell(session)
    steps_left = chance.randrange(20_000)

    def count_down() -> int:
        nonlocal steps_left
        steps_left -= 10
        if steps_left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    connection: sqlite3.Connection = session._file._connection
    connection.set_progress_handler(count_down, 10)
    act(session, chance)


if __name__ == "__main__":
    what, case, seed = sys.argv[1:]
    with Session.open(Path(case), "the killed one") as session:
        assert not session.read_only, session.read_only_because
        {"act": act, "import": import_articles, "die": die_inside}[what](session, Random(int(seed)))
