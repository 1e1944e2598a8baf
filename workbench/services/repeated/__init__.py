"""Boilerplate that the articles of one import share: told once all of them are in the case, and set apart.

`tallying` keeps the numbers of their short paragraphs while they come in. Those that several have are looked
at in the case (`pages`), where the articles of an import that was broken off and begun again are, too: which
of them are none of the reporting (`telling`), and what becomes of the zones (`setting`). `newer` does the
same to a newer version of an article.
"""

from workbench.services.repeated.newer import apart_as_in
from workbench.services.repeated.outcome import LABEL, SetApart
from workbench.services.repeated.setting import found_zones, rezoned
from workbench.services.repeated.tallying import Repeated

__all__ = ["LABEL", "Repeated", "SetApart", "apart_as_in", "found_zones", "rezoned"]
