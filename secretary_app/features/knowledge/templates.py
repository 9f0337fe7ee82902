"""Templates that say a fact: checked when they are written, filled when they are said."""

from __future__ import annotations

import re
from string import Formatter

from secretary_app.features.knowledge.errors import BadTemplate

LONGEST_TEMPLATE = 300
_TWO_STOPS = re.compile(r"(?<!\.)\.\.(?!\.)")
PLACES = frozenset({"value", "unit", "title"})


def check_template(template: str) -> str:
    """The template, tidied. Raises BadTemplate."""
    tidy = " ".join(template.split())
    if len(tidy) > LONGEST_TEMPLATE:
        raise BadTemplate(template=tidy[:40] + "…", reason="long")
    try:
        places = [
            (name, spec, way) for _, name, spec, way in Formatter().parse(tidy) if name is not None
        ]
    except ValueError as error:
        raise BadTemplate(template=tidy, reason="braces") from error
    # Only plain names: «{value.__class__}» and formats reach into the program.
    if any(name not in PLACES or spec or way for name, spec, way in places):
        raise BadTemplate(template=tidy, reason="unknown")
    if "value" not in {name for name, _, _ in places}:
        raise BadTemplate(template=tidy, reason="valueless")
    return tidy


def fill(template: str, *, value: str, unit: str, title: str) -> str:
    """The sentence."""
    return template.format(value=value, unit=unit, title=title)


def one_full_stop(sentence: str) -> str:
    """A value that ends in an abbreviation («2027 г.», «2 p.m.») brings its own full stop."""
    return _TWO_STOPS.sub(".", sentence)
