"""Passages are compared by meaning with a model in a folder; what is wrong with one is said in a sentence."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import numpy as np
import pytest
from casemaking import an_import, new_session

from workbench.domain.errors import UserError
from workbench.domain.suggestion import Ground
from workbench.services.meaning import ModelMeaning, meaning_in
from workbench.services.suggesting import suggest_for

WORDS = ("[UNK]", "letter", "message", "draft", "rain", "weather", "the", "was")
VECTORS = ((0, 0, 0.01), (1, 0, 0), (1, 0.1, 0), (0.6, 0.6, 0), (0, 0, 1), (0, 0.1, 1), (0, 0, 0), (0, 0, 0))


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model that knows eight words; what they mean is a place in a room."""
    onnx = pytest.importorskip("onnx")
    pytest.importorskip("onnxruntime")
    tokenizers = pytest.importorskip("tokenizers")
    folder = tmp_path / "model"
    folder.mkdir()
    known = tokenizers.models.WordLevel({word: at for at, word in enumerate(WORDS)}, unk_token="[UNK]")
    tokens = tokenizers.Tokenizer(known)
    tokens.normalizer = tokenizers.normalizers.Lowercase()
    tokens.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    tokens.save(str(folder / "tokenizer.json"))
    helper, numbers = onnx.helper, onnx.TensorProto
    flat = [float(part) for vector in VECTORS for part in vector]
    table = helper.make_tensor("table", numbers.FLOAT, (len(WORDS), 3), flat)
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])],
        "words",
        [
            helper.make_tensor_value_info("input_ids", numbers.INT64, ["batch", "tokens"]),
            helper.make_tensor_value_info("attention_mask", numbers.INT64, ["batch", "tokens"]),
        ],
        [helper.make_tensor_value_info("last_hidden_state", numbers.FLOAT, ["batch", "tokens", 3])],
        [table],
    )
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(made, str(folder / "model.onnx"))
    return folder


def test_what_means_the_same_is_near(model: Path, tmp_path: Path) -> None:
    meaning = ModelMeaning(model, tmp_path)
    same, near, far = meaning.likeness("the letter", ["The letter", "the message was", "rain"])
    assert same == pytest.approx(1, abs=0.01)
    assert 0.9 < near < 1
    assert far == pytest.approx(0, abs=0.01)
    assert meaning.likeness("letter", []) == []


class Counting:
    """A model that takes words with the same beginning for the same, and notes what it is asked for."""

    name = "counting"
    asked: ClassVar[list[str]] = []

    def __init__(self, folder: Path) -> None:
        self.asked.clear()

    def vectors(self, sentences: Sequence[str]) -> np.ndarray:
        self.asked.extend(sentences)
        rows = [(1, 0) if words.startswith("the letter") else (0, 1) for words in sentences]
        return np.array(rows, np.float32)


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> type[Counting]:
    monkeypatch.setattr("workbench.services.meaning._Model", Counting)
    return Counting


def test_what_was_computed_of_passages_is_kept_in_the_cache(counting: type[Counting], tmp_path: Path) -> None:
    passages = ["the letter came", "rain", "the letter came"]
    assert ModelMeaning(tmp_path, tmp_path / "cache").likeness("the letter", passages) == [1, 0, 1]
    assert counting.asked == ["the letter", "rain", "the letter came"]
    again = ModelMeaning(tmp_path, tmp_path / "cache")
    assert again.likeness("rain", [*passages, "snow"]) == [0, 1, 0, 1]
    assert counting.asked == ["rain", "snow"]
    assert again.problem is None


def test_what_cannot_be_kept_is_computed_all_the_same_and_told(
    counting: type[Counting], tmp_path: Path
) -> None:
    cache = tmp_path / "cache"
    cache.write_text("a file where the folder should be")
    meaning = ModelMeaning(tmp_path, cache)
    assert meaning.likeness("the letter", ["rain", "the letter came"]) == [0, 1]
    assert isinstance(meaning.problem, UserError)
    assert str(cache) in meaning.problem.message
    assert "go on without" in meaning.problem.hint


def test_the_vectors_of_a_model_are_kept_as_they_are(model: Path, tmp_path: Path) -> None:
    passages = ["the letter", "rain", "a draft"]
    before = ModelMeaning(model, tmp_path / "cache").likeness("message", passages)
    assert ModelMeaning(model, tmp_path / "cache").likeness("message", passages) == before


def test_passages_of_another_wording_are_lifted(model: Path, tmp_path: Path) -> None:
    with new_session(tmp_path) as session:
        words = "The letter: rain, rain, rain. The letter: a draft message. Nothing else."
        an_import(words).into(session)
        with session.reader() as reader:
            meaning = ModelMeaning(model, tmp_path)
            by_words = suggest_for(reader, "Letter message")
            by_meaning = suggest_for(reader, "Letter message", meaning=meaning)
    assert {one.anchor for one in by_meaning} == {one.anchor for one in by_words}
    assert by_meaning[0].anchor.quote == "The letter: a draft message."
    told = {one.anchor.quote: [reason.ground for reason in one.reasons] for one in by_meaning}
    assert Ground.MEANING in told["The letter: a draft message."]
    assert Ground.MEANING not in told["The letter: rain, rain, rain."]


def test_without_a_folder_there_is_no_model(tmp_path: Path) -> None:
    assert meaning_in("", tmp_path) is None


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ((), "There is no sentence model in"),
        (("model.onnx",), "There is no sentence model in"),
        (("tokenizer.json",), "There is no sentence model in"),
    ],
)
def test_a_folder_without_a_model_is_named(tmp_path: Path, files: Sequence[str], said: str) -> None:
    for name in files:
        (tmp_path / name).write_bytes(b"{}")
    with pytest.raises(UserError, match=said):
        ModelMeaning(tmp_path, tmp_path)


def test_a_model_that_cannot_be_read_is_named(model: Path, tmp_path: Path) -> None:
    (model / "model.onnx").write_bytes(b"no model")
    with pytest.raises(UserError, match="cannot be read"):
        ModelMeaning(model, tmp_path)


def test_what_has_to_be_installed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "onnxruntime", None)
    for name in ("model.onnx", "tokenizer.json"):
        (tmp_path / name).write_bytes(b"{}")
    with pytest.raises(UserError, match="not installed") as refused:
        ModelMeaning(tmp_path, tmp_path)
    assert "pip install" in refused.value.hint
