"""Joins settings, sessions and windows into the program that a person starts.

Layer rule: on top of everything; nothing imports it but `workbench.__main__`.
"""
