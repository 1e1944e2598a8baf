"""What can be found by comparing words: places of quotes and what has become of them, passages for a claim
and what speaks for them, who is quoted with what, quantities, copies, and where stories come from.

Layer rule: pure functions over values. No store, no window, no file but the word lists that come
with the program.
"""
