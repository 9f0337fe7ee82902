"""Dotted names become objects."""

from __future__ import annotations

import gc
import importlib


def load(dotted: str) -> object:
    """The object at ``module:attribute``.

    What a program loads lives to its end. Looking through it for garbage again and again is a tenth
    of a start, and later a pause of a tenth of a second in the middle of a call.
    """
    module, _, attribute = dotted.partition(":")
    collecting = gc.isenabled()
    gc.disable()
    try:
        found: object = getattr(importlib.import_module(module), attribute)
        gc.freeze()
    finally:
        if collecting:
            gc.enable()
    return found
