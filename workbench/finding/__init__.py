"""What can be found by comparing words: places of quotes, differences between versions.

Layer rule: pure functions over values. No store, no window, no file but the word lists that come
with the program.
"""
