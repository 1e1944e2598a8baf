"""Take a picture of the whole screen that DISPLAY names: photograph.py FILE"""

import sys

from PySide6.QtGui import QGuiApplication

if __name__ == "__main__":
    app = QGuiApplication([])
    if not app.primaryScreen().grabWindow(0).save(sys.argv[1]):
        sys.exit(f"{sys.argv[1]} could not be written.")
