"""The sealed file: all values in one JSON text, AES-256-GCM, a new nonce at each writing.

Imported by name, with ``cryptography``. What is in the clear says how the key is made and lets a
wrong key be told from damage; it is authenticated with the rest. A file that does not open is
never written over.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import hashlib
import hmac
import json
import os
import secrets
import tempfile
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from secretary_app.foundation.secrets.errors import (
    MasterKeyTooShort,
    SealBroken,
    SealOfOtherMachine,
    SealUnwritable,
    WrongMasterKey,
)

VERSION = 1
SALT_BYTES = 16
NONCE_BYTES = 12
CHECK_BYTES = 8
"""Enough to tell a wrong key; nothing is learnt of the key by it."""

SHORTEST_MASTER_KEY = 16

_COST, _BLOCK, _PARALLEL, _MEMORY = 2**15, 8, 1, 64 * 1024 * 1024
"""scrypt: a tenth of a second and 32 MiB for each key that somebody tries."""


class KeySource(StrEnum):
    """Of what the key is made."""

    MASTER = "master"
    MACHINE = "machine"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Header:
    version: int
    key: str
    salt: str
    check: str

    def bytes(self) -> bytes:
        return json.dumps(asdict(self), sort_keys=True).encode()


class SealedFile:
    """One file; read and written whole."""

    def __init__(self, *, file: Path, source: KeySource, secret: bytes) -> None:
        """``secret``: the master key, or what the machine is known by. Raises MasterKeyTooShort."""
        if source is KeySource.MASTER and len(secret) < SHORTEST_MASTER_KEY:
            raise MasterKeyTooShort(shortest=SHORTEST_MASTER_KEY)
        self._file = file
        self._source = source
        self._secret = secret
        self._key: tuple[bytes, bytes] | None = None

    def get(self, ref: str) -> str | None:
        """Raises WrongMasterKey, SealOfOtherMachine, SealBroken or SealUnwritable."""
        return self._read()[1].get(ref)

    def set(self, ref: str, value: str) -> None:
        """Raises the same; what was there stays then."""
        salt, values = self._read()
        self._write(salt, values | {ref: value})

    def remove(self, ref: str) -> None:
        """Raises the same."""
        salt, values = self._read()
        if ref in values:
            self._write(salt, {name: value for name, value in values.items() if name != ref})

    def _read(self) -> tuple[bytes, dict[str, str]]:
        try:
            text = self._file.read_bytes()
        except FileNotFoundError:
            return secrets.token_bytes(SALT_BYTES), {}
        except OSError as error:
            raise SealUnwritable(file=self._file, reason=error.strerror or str(error)) from error
        try:
            document = json.loads(text)
            header = _Header(**document["header"])
            salt, check = _unpacked(header.salt), _unpacked(header.check)
            nonce, sealed = _unpacked(document["nonce"]), _unpacked(document["sealed"])
        except (ValueError, TypeError, KeyError, AttributeError, binascii.Error) as error:
            raise SealBroken(file=self._file) from error
        if header.version != VERSION or header.key not in set(KeySource):
            raise SealBroken(file=self._file)
        key = self._key_for(salt)
        if header.key != self._source or not hmac.compare_digest(_check_of(key), check):
            raise self._wrong_key(header)
        try:
            opened = AESGCM(key).decrypt(nonce, sealed, header.bytes())
        except (InvalidTag, ValueError) as error:
            raise SealBroken(file=self._file) from error
        values: dict[str, str] = json.loads(opened)
        return salt, values

    def _write(self, salt: bytes, values: dict[str, str]) -> None:
        key = self._key_for(salt)
        header = _Header(
            version=VERSION, key=self._source, salt=_packed(salt), check=_packed(_check_of(key))
        )
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = AESGCM(key).encrypt(nonce, json.dumps(values).encode(), header.bytes())
        document = {"header": asdict(header), "nonce": _packed(nonce), "sealed": _packed(sealed)}
        try:
            _replace(self._file, json.dumps(document).encode())
        except OSError as error:
            raise SealUnwritable(file=self._file, reason=error.strerror or str(error)) from error

    def _key_for(self, salt: bytes) -> bytes:
        if self._key is None or self._key[0] != salt:
            made = hashlib.scrypt(
                self._secret, salt=salt, n=_COST, r=_BLOCK, p=_PARALLEL, maxmem=_MEMORY, dklen=32
            )
            self._key = salt, made
        return self._key[1]

    def _wrong_key(self, header: _Header) -> WrongMasterKey | SealOfOtherMachine:
        if header.key == KeySource.MASTER or self._source is KeySource.MASTER:
            return WrongMasterKey(file=self._file)
        return SealOfOtherMachine(file=self._file)


def _check_of(key: bytes) -> bytes:
    return hmac.digest(key, b"secretary: is this the key", "sha256")[:CHECK_BYTES]


def _replace(file: Path, content: bytes) -> None:
    """Whole or not at all, readable by us alone, on the disk when it returns."""
    handle, name = tempfile.mkstemp(prefix=file.name, dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(file)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _packed(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _unpacked(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
