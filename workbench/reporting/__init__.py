"""A case as something that can be handed out: one Report value, and a writer for each format.

    Report ─┬─ printed.py (every fact in words) ─┬─ html.py
            │                                    └─ pdf.py
            └─ data.py (JSON)

Layer rule: values of the domain in, bytes out; no database, no window, no network.
"""
