"""What all bodies of OpenAI's API have in common, and the list of models."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from secretary_app.foundation.web.schemas import Outgoing


class Asking(BaseModel):
    """A body: clients send much that is new or of no use here, and must not fail by it."""

    model_config = ConfigDict(
        extra="ignore", frozen=True, allow_inf_nan=False, use_attribute_docstrings=True
    )


class ModelTold(Outgoing):
    """An assistant, or a language model that runs."""

    id: str
    object: str = "model"
    created: int
    owned_by: str
    """``secretary`` of an assistant, the backend of a language model."""


class ModelsTold(Outgoing):
    """All of them."""

    object: str = "list"
    data: list[ModelTold]


class TranscriptTold(Outgoing):
    """What was said, and no more."""

    text: str
