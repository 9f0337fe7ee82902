"""Slow hashes of passwords and PINs, made beside the loop."""

from __future__ import annotations

import asyncio
import importlib
import secrets
from typing import Protocol

from secretary_app.foundation.auth.limits import LONGEST_PASSWORD

ARGON2 = "secretary_app.foundation.auth.passwords"
"""Loaded with the first password: a demo has none."""


class Hashes(Protocol):
    """Makes hashes and compares with them."""

    def hash(self, secret: str) -> str:
        """A new one, with salt and costs in it."""

    def fits(self, stored: str, secret: str) -> bool:
        """Whether it is this secret's."""

    def is_outdated(self, stored: str) -> bool:
        """Whether it should be made anew."""


class SlowHashing:
    """One hash at a time, in a thread: each takes 64 MiB."""

    def __init__(self, hashes: Hashes | None = None) -> None:
        """Without ``hashes``: argon2id, loaded when needed."""
        self._hashes = hashes
        self._nobodys: str | None = None
        self._turn = asyncio.Lock()

    async def hash(self, secret: str) -> str:
        """A new hash."""
        async with self._turn:
            return await asyncio.to_thread(self._loaded().hash, secret)

    async def fits(self, stored: str | None, secret: str) -> bool:
        """Whether it is this secret's; nobody's takes as long, and never fits."""
        if len(secret) > LONGEST_PASSWORD:
            return False
        async with self._turn:
            hashes = self._loaded()
            if self._nobodys is None:
                self._nobodys = await asyncio.to_thread(hashes.hash, secrets.token_hex())
            fits = await asyncio.to_thread(hashes.fits, stored or self._nobodys, secret)
        return fits and stored is not None

    def is_outdated(self, stored: str) -> bool:
        """Whether it should be made anew, now that the secret is at hand."""
        return self._loaded().is_outdated(stored)

    def _loaded(self) -> Hashes:
        if self._hashes is None:
            made: Hashes = importlib.import_module(ARGON2).Argon2Hashes()
            self._hashes = made
        return self._hashes
