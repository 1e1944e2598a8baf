"""The installers tried as a stranger's machine would: bare systems, a normal user, a real screen.

`roots` are the machines, `screen` is what is seen and typed, `journey` is what a person does, `failing` what
is broken on purpose; `linux` and `windows` put them together, and `lint` asks the checkers of packages.
Everything is done as root on Debian, in folders below build/installers/.
"""
