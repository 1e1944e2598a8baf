"""What a folder must hold to be a sentence model."""

from pathlib import Path


def model_files(folder: Path) -> tuple[Path, Path] | None:
    """The model and its tokens: `model.onnx`, there or in `onnx/`, and `tokenizer.json`; None without."""
    tokens = folder / "tokenizer.json"
    for model in (folder / "model.onnx", folder / "onnx" / "model.onnx"):
        if model.is_file() and tokens.is_file():
            return model, tokens
    return None
