"""What the bodies, queries and answers of all slices have in common."""

from __future__ import annotations

from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

ItemT = TypeVar("ItemT")

MOST_ON_A_PAGE = 200

LARGEST_NUMBER = 2**53 - 1
"""Above it JavaScript counts wrongly; SQLite ends at 2**63."""

Id = Annotated[str, Field(min_length=1, max_length=64)]
Line = Annotated[str, Field(max_length=500)]
"""A name, a number, a title."""
Text = Annotated[str, Field(max_length=20_000)]
Count = Annotated[int, Field(ge=0, le=LARGEST_NUMBER)]


class Incoming(BaseModel):
    """A body or a query: what is not known is refused, so that a slip of the pen is noticed."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, allow_inf_nan=False, use_attribute_docstrings=True
    )


class Outgoing(BaseModel):
    """An answer."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)


class Paging(Incoming):
    """The query of a list."""

    limit: Annotated[int, Field(ge=1, le=MOST_ON_A_PAGE)] = 50
    offset: Count = 0


class Page(Outgoing, Generic[ItemT]):
    """A piece of a list."""

    items: list[ItemT]
    total: int | None = None
    """None: not counted."""
    more: bool = False
    """Whether something comes after it."""
