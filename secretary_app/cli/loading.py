"""Dotted names become objects."""

from __future__ import annotations

import importlib


def load(dotted: str) -> object:
    """The object at ``module:attribute``."""
    module, _, attribute = dotted.partition(":")
    found: object = getattr(importlib.import_module(module), attribute)
    return found
