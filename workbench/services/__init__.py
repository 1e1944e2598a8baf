"""One function for each intention of a person. The window and the command line both call these.

Layer rule: above the store and the readers, below every interface; no Qt, no settings, plain values
in, change sets and views out.
"""
