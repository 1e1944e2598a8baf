"""Works in a case until it is killed. Run as a program: what to do, the case, and a seed.

After each finished action the number of the history's last entry goes to standard output.
"""

import os
import signal
import sqlite3
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from random import Random

from casemaking import act_at_random
from sqlite_utils import Database

from workbench.places import corpus
from workbench.services.importing import import_files
from workbench.services.session import Session
from workbench.store import migrations, versions
from workbench.store.backup import INTERVAL, rolling_backup


def tell(session: Session) -> None:
    newest = session.history(1)
    sys.stdout.write(f"{newest[0].number if newest else 0}\n")
    sys.stdout.flush()


def act(session: Session, chance: Random) -> None:
    """200 random actions."""
    for _ in range(200):
        act_at_random(chance, session)


def import_articles(session: Session, chance: Random) -> None:
    """The articles of the corpus as files, one after the other, each time with another last line."""
    texts = [path.read_bytes() for path in sorted(corpus().glob("*.txt"))]
    while True:
        number = chance.randrange(10**9)
        file = session.path.with_name(f"{number}.txt")
        file.write_bytes(chance.choice(texts) + b"\n\nArticle number %d.\n" % number)
        import_files(session, [file])


def die_inside(session: Session, chance: Random) -> None:
    """Random actions, and an end of our own making at a random step of SQLite's machine."""
    act_at_random(chance, session)
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


def back_up(session: Session, chance: Random) -> None:
    """Copies of the case, one an hour, without end."""
    at = datetime(2026, 11, 20, tzinfo=UTC)
    for hour in count():
        act_at_random(chance, session)
        rolling_backup(session.path, at + hour * INTERVAL)


def upgrade(case: Path, row: int) -> None:
    """What a version of tomorrow does first: it opens the case, and its tables change.

    It dies before it writes this row of 3000.
    """

    def s900_colours(db: Database) -> None:
        db.execute("CREATE TABLE colours (name TEXT) STRICT")
        for number in range(3000):
            if number == row:
                os.kill(os.getpid(), signal.SIGKILL)
            db.execute("INSERT INTO colours VALUES (?)", (f"{number:0200}",))

    migrations.steps()(s900_colours)
    versions.STEP_NAMES = (*versions.STEP_NAMES, "s900_colours")
    Session.open(case, "the killed one").close()


WORK = {"act": act, "import": import_articles, "die": die_inside, "back up": back_up}

if __name__ == "__main__":
    what, case, seed = sys.argv[1:]
    if what == "upgrade":
        upgrade(Path(case), int(seed))
    else:
        with Session.open(Path(case), "the killed one") as session:
            assert not session.read_only, session.read_only_because
            tell(session)
            session.listen(lambda _step: tell(session))
            WORK[what](session, Random(int(seed)))
