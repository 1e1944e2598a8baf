"""The case file, and the only SQL of the program.

Layer rule: above the domain and nothing else. What is here takes and gives values of the domain.
Opening a case and the first reads need nothing beyond `sqlite3`; `sqlite_utils` is loaded by the
first write.
"""

from workbench.store.casefile import CaseFile
from workbench.store.connections import SUFFIX
from workbench.store.faults import (
    CannotOpen,
    CaseBusy,
    DamagedCase,
    DiskFull,
    DiskTrouble,
    NewerCase,
    NotACase,
    OutdatedCase,
    ReadOnlyCase,
)
from workbench.store.opening import create, open_case

__all__ = [
    "SUFFIX",
    "CannotOpen",
    "CaseBusy",
    "CaseFile",
    "DamagedCase",
    "DiskFull",
    "DiskTrouble",
    "NewerCase",
    "NotACase",
    "OutdatedCase",
    "ReadOnlyCase",
    "create",
    "open_case",
]
