"""The values a case is made of, and the rules that need nothing but these values.

Layer rule: the standard library only. No file, no database, no window.
"""
