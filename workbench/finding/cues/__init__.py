"""What in a passage speaks for or against a claim, or warns of it, each as a reason in words.

Pure functions over a statement and a place: numbers compared by value, polarity by cue, dates by
date; who speaks and how, what is quoted, and what kind of place it is. No cue is better than a
wrong one. The word lists are in `resources/finding/cues.toml`.
"""

from workbench.finding.cues.statement import Place, Statement
from workbench.finding.cues.weighing import leaning, reasons

__all__ = ["Place", "Statement", "leaning", "reasons"]
