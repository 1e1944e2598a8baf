"""What the program remembers between two starts: folders, settings, recent cases, what was read.

None of it is part of a case; losing all of it loses no work. Layer rule: above the services, below
the window and the command line; no Qt.
"""
