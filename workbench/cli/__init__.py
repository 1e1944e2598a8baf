"""The same work from a shell: each command does one thing a person wants, on the services of the window.

Layer rule: beside the window, on the settings and services; no Qt. Opening the window is left to
`workbench.__main__`.
"""
