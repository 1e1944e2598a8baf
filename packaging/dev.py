"""Start and test Fact-Check Workbench with one command; needs nothing but Python.

    python3 packaging/dev.py run     make .venv, install, open the sample case
    python3 packaging/dev.py test    run all checks

This file is kept so plain that any Python can read it and say which one is needed.
"""

import os
import sys

NEEDED = (3, 11)

if sys.version_info < NEEDED:
    sys.exit(
        "Fact-Check Workbench needs Python 3.11 or newer, and this is Python "
        + sys.version.split()[0]
        + ": install a newer one (apt-get install python3, dnf install python3.12, brew install python,"
        + " or python.org) and start this again with it, as in: python3.12 "
        + os.path.relpath(__file__)
    )

if __name__ == "__main__":
    from commands import main

    sys.exit(main())
