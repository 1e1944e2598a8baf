"""The installers: what a person downloads and double-clicks.

`frozen` makes the program's one folder, `deb` and `portable` pack it for Linux, `windows` sets its own
together; `integration` holds what a desktop wants to know. What needs the program's own libraries is in
`inside/` and runs in the build environment.
"""
