"""Imports a folder into a case until it is killed; after each step the number of articles is told."""

import sys
from pathlib import Path

from workbench.services.importing import import_files
from workbench.services.session import Session

if __name__ == "__main__":
    case, folder = map(Path, sys.argv[1:])
    with Session.open(case, "the killed one") as session:

        def tell(_step: object) -> None:
            sys.stdout.write(f"{session.counts()[0]}\n")
            sys.stdout.flush()

        session.listen(tell)
        import_files(session, [folder])
