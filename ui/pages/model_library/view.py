"""What is known of models in words; knows no widgets."""

from __future__ import annotations

from secretary_app.features.model_library.models import CatalogueModel
from ui.pages.model_library.pulls import Pull
from ui.runtime.words import Words

MB = 1_000_000
GB = 1_000_000_000

SIGNS = {"stt": "ear", "tts": "speaker-high", "llm": "brain", "embed": "magnifying-glass"}
KINDS = tuple(SIGNS)


def size(size_bytes: int | None, words: Words) -> str:
    """``41,2 МБ``, ``1.9 GB``."""
    if size_bytes is None:
        return words.text("models-unknown-value")
    if size_bytes >= GB:
        return words.text("models-gigabytes", size=number(size_bytes / GB, words))
    if size_bytes < MB / 10:
        return words.text("models-kilobytes", size=number(size_bytes / 1000, words))
    return words.text("models-megabytes", size=number(size_bytes / MB, words))


def number(value: float, words: Words) -> str:
    """One digit behind the point where it says anything."""
    text = f"{value:.0f}" if value >= 100 else f"{value:.1f}"
    return text.replace(".", ",") if words.language.value == "ru" else text


def languages(known: tuple[str, ...], words: Words) -> str:
    """``русский, английский``; empty where nobody knows."""
    return ", ".join(words.text("models-language", language=each) for each in known)


def licence(model: CatalogueModel, words: Words) -> str:
    """Its name, and what is to be known of it."""
    if not model.licence.name:
        return words.text("models-licence-unstated")
    if model.licence.forbids_commerce:
        return words.text("models-no-commerce", licence=model.licence.name)
    return model.licence.name


def facts(model: CatalogueModel, words: Words) -> str:
    """Languages, size, licence, in one line."""
    parts = (
        languages(model.languages, words),
        size(model.size_bytes, words) if model.size_bytes is not None else "",
        licence(model, words) if model.licence.name else words.text("models-licence-none"),
    )
    return " · ".join(part for part in parts if part)


def progress(pull: Pull, words: Words) -> str:
    """``12,3 МБ из 41,2 МБ · 1,4 МБ/с · осталось 0:21``."""
    whole = size(pull.model.size_bytes, words)
    text = words.text("models-so-far", done=size(pull.done_bytes, words), whole=whole)
    if pull.now is None or pull.now.bytes_per_s <= 0:
        return text
    text += " · " + words.text("models-speed", speed=size(round(pull.now.bytes_per_s), words))
    if pull.left_s is not None:
        seconds = round(pull.left_s)
        text += " · " + words.text("models-left", time=f"{seconds // 60}:{seconds % 60:02}")
    return text
