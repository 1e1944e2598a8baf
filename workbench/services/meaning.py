"""Sentences compared by what they mean, where the analyst has a model for that.

A model is a folder as sentence-embedding models are handed out (see `sentence_models`). Nothing is fetched,
and everything works without. What has been computed for a passage is
kept in a file of the cache, which may be deleted at any time.
"""

import os
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from workbench.domain.errors import UserError
from workbench.services.sentence_models import model_files

Vectors = NDArray[np.float32]

_LONGEST = 256
"""Tokens of a passage that are read; models of sentences are made for fewer."""

_AT_ONCE = 32
_KEY = 16

_LARGEST = 300_000_000
"""Bytes of a cache that has to be begun again: some hundred thousand passages."""


class Meaning(Protocol):
    """What compares sentences by meaning."""

    def likeness(self, statement: str, passages: Sequence[str]) -> list[float]:
        """How near each passage comes to the statement: 1 for the same, about 0 for something else."""


@lru_cache(maxsize=1)
def meaning_in(folder: str, cache: Path) -> Meaning | None:
    """The model in a folder, made ready once and kept at hand; None when no folder is named.

    Raises UserError when the folder holds no model that can be run.
    """
    return ModelMeaning(Path(folder), cache) if folder else None


class ModelMeaning:
    """Compares by the vectors of a model, those of passages kept in the folder `cache`.

    Raises UserError when the folder holds no model, or the packages that run one are not installed.
    """

    def __init__(self, folder: Path, cache: Path) -> None:
        self._model = _Model(folder)
        self._kept = _Kept(cache / "meaning" / f"{self._model.name}.vectors", self._model.size)

    def likeness(self, statement: str, passages: Sequence[str]) -> list[float]:
        (wanted,) = self._model.vectors([statement])
        missing = [words for words in dict.fromkeys(passages) if words not in self._kept]
        # near in length they are near in a batch, which is as long as its longest
        missing.sort(key=len)
        for start in range(0, len(missing), _AT_ONCE):
            portion = missing[start : start + _AT_ONCE]
            self._kept.add(portion, self._model.vectors(portion))
        return [max(0.0, float(self._kept[words] @ wanted)) for words in passages]


class _Model:
    """A model that turns sentences into vectors of length 1; `size` is how many numbers each has."""

    def __init__(self, folder: Path) -> None:
        files = model_files(folder)
        if files is None:
            raise UserError(
                f"“{folder}” holds no sentence model.",
                "Choose a folder with model.onnx and tokenizer.json, or empty the setting.",
            )
        file, tokens = files
        try:
            from onnxruntime import InferenceSession
            from tokenizers import Tokenizer
        except ImportError as error:
            raise UserError(
                "What runs sentence models is not installed.",
                'Install it with: pip install "factcheck-workbench[meaning]", or empty the setting.',
            ) from error
        try:
            self._run = InferenceSession(str(file), providers=["CPUExecutionProvider"])
            self._tokens = Tokenizer.from_file(str(tokens))
        except Exception as error:  # both raise kinds of their own for a file they cannot read
            raise UserError(
                f"The model in “{folder}” cannot be read.", "Choose another one, or empty the setting."
            ) from error
        self._tokens.enable_truncation(_LONGEST)
        self._tokens.enable_padding()
        self._inputs = {one.name for one in self._run.get_inputs()}
        told = file.stat()
        self.name = blake2b(
            f"{file.absolute()} {told.st_size} {told.st_mtime_ns}".encode(), digest_size=8
        ).hexdigest()
        self.size = self.vectors(["."]).shape[1]

    def vectors(self, sentences: Sequence[str]) -> Vectors:
        """A row for each sentence."""
        read = self._tokens.encode_batch(list(sentences))
        mask = np.array([one.attention_mask for one in read], np.int64)
        given = {
            "input_ids": np.array([one.ids for one in read], np.int64),
            "attention_mask": mask,
            "token_type_ids": np.array([one.type_ids for one in read], np.int64),
        }
        names = [one.name for one in self._run.get_outputs()]
        wanted = "sentence_embedding" if "sentence_embedding" in names else names[0]
        (found,) = self._run.run(
            [wanted], {name: value for name, value in given.items() if name in self._inputs}
        )
        vectors: Vectors = np.asarray(found, np.float32)
        if vectors.ndim == 3:  # a vector for each token: their mean stands for the sentence
            weights = mask[:, :, None].astype(np.float32)
            mean = (vectors * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1)
            vectors = np.asarray(mean, np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(lengths, 1e-9), np.float32)


class _Kept:
    """Vectors by the words they stand for, in a file that only grows at its end.

    Two windows may write into it at once: each record is whole, and one that stands there twice does no harm.
    """

    def __init__(self, file: Path, size: int) -> None:
        self._file = file
        self._kind = np.dtype([("key", f"V{_KEY}"), ("vector", np.float16, (size,))])
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.exists() and file.stat().st_size > _LARGEST:
            file.unlink()
        data = file.read_bytes() if file.exists() else b""
        broken_off = len(data) % self._kind.itemsize
        if broken_off:
            os.truncate(file, len(data) - broken_off)
        rows = np.frombuffer(data[: len(data) - broken_off], self._kind)
        self._rows: dict[bytes, Any] = {row["key"].tobytes(): row["vector"] for row in rows}

    def __contains__(self, words: str) -> bool:
        return _key(words) in self._rows

    def __getitem__(self, words: str) -> Vectors:
        return np.asarray(self._rows[_key(words)], np.float32)

    def add(self, sentences: Iterable[str], vectors: Vectors) -> None:
        rows = np.array(
            [(_key(words), vector) for words, vector in zip(sentences, vectors, strict=True)], self._kind
        )
        self._rows.update((row["key"].tobytes(), row["vector"]) for row in rows)
        with self._file.open("ab") as file:
            file.write(rows.tobytes())


def _key(words: str) -> bytes:
    return blake2b(words.encode(), digest_size=_KEY).digest()
