"""The installers tried as a stranger's machine would: bare systems, a normal user, a real screen.

`roots` are the machines, `screen` is what is seen and typed, `journey` is what a person does; `linux` and
`windows` put them together. Everything is done as root on Debian, in folders below build/installers/.
"""
