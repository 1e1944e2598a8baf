"""What can be dragged between panels: a passage, or a piece of evidence."""

import json
from dataclasses import asdict

from PySide6.QtCore import QMimeData

from workbench.domain.anchor import Anchor

_PASSAGE = "application/vnd.factcheck-workbench.passage+json"
_EVIDENCE = "application/vnd.factcheck-workbench.evidence"


def passage_drag(anchor: Anchor) -> QMimeData:
    """A passage; dropped outside the window it is its words."""
    data = QMimeData()
    data.setData(_PASSAGE, json.dumps(asdict(anchor)).encode())
    data.setText(anchor.quote)
    return data


def evidence_drag(evidence_id: str, quote: str) -> QMimeData:
    """An evidence card; dropped outside the window it is its quote."""
    data = QMimeData()
    data.setData(_EVIDENCE, evidence_id.encode())
    data.setText(quote)
    return data


def dragged_passage(data: QMimeData) -> Anchor | None:
    if not data.hasFormat(_PASSAGE):
        return None
    return Anchor(**json.loads(bytes(data.data(_PASSAGE).data())))


def dragged_evidence(data: QMimeData) -> str:
    """The id of the dragged evidence, or ""."""
    return bytes(data.data(_EVIDENCE).data()).decode()
