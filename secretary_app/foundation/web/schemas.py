"""What the bodies, queries and answers of all slices have in common."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Annotated, Generic, TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

ItemT = TypeVar("ItemT")
ModelT = TypeVar("ModelT", bound=BaseModel)

MOST_ON_A_PAGE = 200

LARGEST_NUMBER = 2**53 - 1
"""Above it JavaScript counts wrongly; SQLite ends at 2**63."""

Id = Annotated[str, Field(min_length=1, max_length=64)]
Line = Annotated[str, Field(max_length=500)]
"""A name, a number, a title."""
Text = Annotated[str, Field(max_length=20_000)]
Count = Annotated[int, Field(ge=0, le=LARGEST_NUMBER)]
Day = Annotated[date, Field(ge=date(2000, 1, 1), le=date(2200, 1, 1))]
"""With a day before and after it, in every time zone."""
Moment = Annotated[
    AwareDatetime,
    Field(ge=datetime(2000, 1, 1, tzinfo=UTC), le=datetime(2200, 1, 1, tzinfo=UTC)),
]


class Incoming(BaseModel):
    """A body or a query: what is not known is refused, so that a slip of the pen is noticed."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, allow_inf_nan=False, use_attribute_docstrings=True
    )


class Outgoing(BaseModel):
    """An answer; made of what a service gives by ``model_validate``."""

    model_config = ConfigDict(frozen=True, from_attributes=True, use_attribute_docstrings=True)


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


def paged(found: Sequence[object], paging: Paging, shown: type[ModelT]) -> Page[ModelT]:
    """The piece that was asked for of a list that is there as a whole."""
    piece = found[paging.offset :][: paging.limit]
    return Page(
        items=[shown.model_validate(each) for each in piece],
        total=len(found),
        more=paging.offset + len(piece) < len(found),
    )
