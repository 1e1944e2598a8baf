"""What the window can do a shell can do, too: each command of the window has its counterpart here."""

import pytest
from shell import commands

from workbench.ui.commands import COMMANDS

SEEING = "is about what the window shows, and where the keyboard is"
"""Walking lists, folding, sizes and panes: a shell has its own ways for these."""

COUNTERPARTS = {
    "case.new": "new",
    "case.open": "open",
    "case.sample": "demo",
    "case.import": "import",
    "case.import_folder": "import",
    "case.import_url": "import",
    "case.import_clipboard": SEEING,
    "case.details": "case",
    "case.restore": "restore",
    "case.recover": "doctor",
    "report.export": "report",
    "app.settings": "settings",
    "case.close": SEEING,
    "app.quit": SEEING,
    "edit.undo": "undo",
    "edit.redo": "redo",
    "search.everything": "search",
    "app.palette": SEEING,
    "view.sources": "articles",
    "view.claims": "claims",
    "view.drawer": SEEING,
    "view.suggestions": "suggest",
    "view.quotes": "quotes",
    "view.numbers": "numbers",
    "number.compare": "numbers",
    "number.next": SEEING,
    "number.previous": SEEING,
    "number.open": SEEING,
    "view.history": "history",
    "view.orphans": "orphans",
    "text.larger": SEEING,
    "text.smaller": SEEING,
    "text.normal": SEEING,
    "article.find": "search",
    "article.find_next": SEEING,
    "article.find_previous": SEEING,
    "article.back": SEEING,
    "article.forward": SEEING,
    "article.next_mark": SEEING,
    "article.previous_mark": SEEING,
    "article.worth": "worth",
    "article.worth_next": SEEING,
    "article.worth_previous": SEEING,
    "article.details": "article",
    "article.original": "original",
    "article.zones": "zones",
    "article.fold": SEEING,
    "article.new_version": "import",
    "article.ocr": "ocr",
    "article.mend": "mend",
    "article.remove": "remove",
    "claim.new": "claim",
    "link.supports": "link",
    "link.refutes": "link",
    "link.context": "link",
    "link.appearance": "appears",
    "passage.sentence": SEEING,
    "passage.copy": "search",
    "passage.document": "document",
    "suggestion.supports": "answer",
    "suggestion.refutes": "answer",
    "suggestion.context": "answer",
    "suggestion.not_sure": "answer",
    "suggestion.not_relevant": "answer",
    "suggestion.next": SEEING,
    "suggestion.previous": SEEING,
    "suggestion.open": SEEING,
    "suggestion.unfold": "suggest",
    "suggestion.take_back": "answer",
    "quote.next": SEEING,
    "quote.previous": SEEING,
    "quote.turn": "quotes",
    "quote.difference": SEEING,
    "quote.difference_back": SEEING,
    "quote.open": SEEING,
    "quote.claim": "quotes",
    "quote.larger": SEEING,
    "quote.accept": "document",
    "quote.remove": "remove",
    "orphan.next": SEEING,
    "orphan.previous": SEEING,
    "orphan.open": SEEING,
    "orphan.leave": "settle",
    "orphan.remove": "unlink",
    "orphan.take": "settle",
    "claim.next": SEEING,
    "claim.previous": SEEING,
    "claim.filter": "claims",
    "claim.edit": "claim",
    "claim.rationale": "judge",
    "claim.remove": "remove",
    "claim.list": "claims",
    "claim.rate": "judge",
    "help.tour": SEEING,
    "help.keys": SEEING,
    "help.log": "problem",
    "help.problem": "problem",
    "app.about": SEEING,
}


def test_each_command_of_the_window_is_either_about_seeing_or_has_its_counterpart():
    of_the_window = {".".join(command.id.split(".")[:2]) for command in COMMANDS}
    assert of_the_window == set(COUNTERPARTS)
    assert set(COUNTERPARTS.values()) <= {SEEING, *commands()}


DEEDS = {
    "services/answering": {"answer": "answer", "answered": "answers", "take_back": "answer"},
    "services/articles": {
        "edit_attribution": "article",
        "edit_attributions": "article",
        "edit_note": "article",
        "set_zone_kind": "zone",
        "move_border": "zone",
        "split_zone": "zone",
        "merge_zones": "zone",
        "remove_article": "remove",
        "remove_articles": "remove",
    },
    "services/case_details": {"edit_case": "case"},
    "services/checking": {
        "new_claim": "claim",
        "edit_claim": "claim",
        "tidy_tags": "claim",
        "remove_claim": "remove",
        "add_appearance": "appears",
        "remove_appearance": "remove",
        "link": "link",
        "link_found": "link",
        "edit_evidence": "evidence",
        "move_evidence": "evidence",
        "unlink": "unlink",
        "judge": "judge",
    },
    "services/collating": {
        "collations": "quotes",
        "collation": "document",
        "proposals": "quotes",
        "proposed_title": "document",
        "name_document": "document",
        "accept": "document",
        "add_witness": "document",
        "remove_witness": "remove",
        "rename_document": "document",
        "remove_document": "remove",
        "claim_from": "quotes",
        "place_in_copy": SEEING,
    },
    "services/independence": {
        "sources": "rulings",
        "find_source": "rule",
        "rule": "rule",
        "take_back": "rule",
    },
    "services/versions": {
        "prepare": "import",
        "prepare_joining": "join",
        "add_version": "import",
        "orphans": "orphans",
        "likely_places": "orphans",
        "settle": "settle",
        "keep_old": "settle",
        "must_differ": "import",
    },
}
"""What the panels do by services that make changes, and the command that does the same."""


@pytest.mark.parametrize("module", DEEDS)
def test_each_deed_of_the_panels_has_a_command(module):
    from importlib import import_module
    from inspect import getmembers, isfunction

    loaded = import_module("workbench." + module.replace("/", "."))
    own = {name for name, one in getmembers(loaded, isfunction) if one.__module__ == loaded.__name__}
    assert {name for name in own if not name.startswith("_")} == set(DEEDS[module])
    assert set(DEEDS[module].values()) <= {SEEING, *commands()}
