"""Where the packed program begins."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    if {"--multiprocessing-fork", "-c"} & set(sys.argv):  # a process that its own processes have started
        from multiprocessing import freeze_support

        freeze_support()
    if not os.access(".", os.R_OK):
        os.chdir(Path.home())  # gone, or not to be read: every import would complain of it
    from workbench.__main__ import main

    sys.exit(main())
