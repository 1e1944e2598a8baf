"""Open the real window on a case off screen and save a picture of it: demo.py CASE PICTURE.png"""

import sys
from pathlib import Path

from stage import open_at_work, stage

if __name__ == "__main__":
    case, picture = map(Path, sys.argv[1:])
    with stage(theme="light") as program:
        window = open_at_work(program, case, 1280, 800)
        if not window.grab().save(str(picture)):
            sys.exit(f"{picture} could not be written.")
