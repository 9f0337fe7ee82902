"""Functions that take long to load and are seldom needed.

The desk's start loads what its window shows; what only a call, a modem or a search needs is loaded
when there is one.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import cache
from typing import Any


def later(dotted: str) -> Callable[..., Any]:
    """Stands in for the function at ``module:name``, which is loaded when it is first called."""

    @cache
    def found() -> Callable[..., Any]:
        module, _, name = dotted.partition(":")
        function: Callable[..., Any] = getattr(importlib.import_module(module), name)
        return function

    def call(*args: object, **kwargs: object) -> object:
        return found()(*args, **kwargs)

    return call
