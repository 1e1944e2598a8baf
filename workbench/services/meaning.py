"""Sentences compared by what they mean, where the analyst has a model for that.

A model is a folder as sentence-embedding models are handed out (see `sentence_models`). Nothing is fetched,
and everything works without. What has been computed for a passage is kept in the cache.
"""

import logging
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from workbench.domain.errors import UserError
from workbench.services.sentence_models import model_files
from workbench.store.vectors import CannotKeep, KeptVectors

log = logging.getLogger(__name__)

Vectors = NDArray[np.float32]

_LONGEST = 256
"""Tokens of a passage that are read; models of sentences are made for fewer."""

_AT_ONCE = 32
_KEY = 16


class Meaning(Protocol):
    """What compares sentences by meaning. `problem` says what a person should know of, though all goes on."""

    problem: CannotKeep | None

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
        self._kept = KeptVectors(cache / "meaning" / f"{self._model.name}.vectors")
        self.problem: CannotKeep | None = None

    def likeness(self, statement: str, passages: Sequence[str]) -> list[float]:
        (wanted,) = self._model.vectors([statement])
        vectors = self._vectors(list(dict.fromkeys(passages)))
        return [max(0.0, float(vectors[words] @ wanted)) for words in passages]

    def _vectors(self, passages: Sequence[str]) -> dict[str, Vectors]:
        """Those of all these passages; what has to be computed is kept as soon as it is."""
        vectors = self._find(passages)
        # near in length they are near in a batch, which is as long as its longest
        missing = sorted((words for words in passages if words not in vectors), key=len)
        for start in range(0, len(missing), _AT_ONCE):
            portion = missing[start : start + _AT_ONCE]
            rows = self._model.vectors(portion).astype(np.float16)
            computed = dict(zip(portion, rows, strict=True))
            self._keep(computed)
            vectors.update((words, row.astype(np.float32)) for words, row in computed.items())
        return vectors

    def _find(self, passages: Sequence[str]) -> dict[str, Vectors]:
        names = {_name(words): words for words in passages}
        try:
            kept = self._kept.find(list(names))
        except CannotKeep as problem:
            self._tell(problem)
            return {}
        return {
            names[name]: np.frombuffer(data, np.float16).astype(np.float32) for name, data in kept.items()
        }

    def _keep(self, computed: Mapping[str, NDArray[np.float16]]) -> None:
        try:
            self._kept.keep({_name(words): row.tobytes() for words, row in computed.items()})
        except CannotKeep as problem:
            self._tell(problem)

    def _tell(self, problem: CannotKeep) -> None:
        if self.problem is None:
            log.warning("%s", problem)
        self.problem = problem


class _Model:
    """A model that turns sentences into vectors of length 1; `name` tells it from all others."""

    def __init__(self, folder: Path) -> None:
        files = model_files(folder)
        if files is None:
            raise UserError(
                f"There is no sentence model in “{folder}”.",
                "Choose a folder with model.onnx and tokenizer.json, or empty the setting.",
            )
        file, tokens = files
        try:
            from onnxruntime import InferenceSession
            from tokenizers import Tokenizer
        except ImportError as error:
            raise UserError(
                "The library that runs sentence models is not installed.",
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


def _name(words: str) -> str:
    """What the words are called in the cache."""
    return blake2b(words.encode(), digest_size=_KEY).hexdigest()
