"""The setup.exe for Windows, made on Linux: Python's own signed interpreter, the locked wheels, our source.

Nothing is frozen: a shortcut starts the signed `pythonw.exe`, which fewer virus scanners take for
something else.
"""
