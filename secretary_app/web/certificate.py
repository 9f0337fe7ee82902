"""What the server proves itself with: the owner's certificate, or one that it makes itself."""

from __future__ import annotations

import ipaddress
import os
import socket
import ssl
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from secretary_app.foundation.web.errors import CertificateUnusable
from secretary_app.kernel.paths import make_private_folder

LASTS = timedelta(days=398)
"""Browsers refuse one that lasts longer."""

LONGEST_NAME = 64
"""Of a subject; where one is longer the other field counts, which has them all."""

RENEWED_BEFORE = timedelta(days=30)

EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, not listened on


def tls_of(certificate: Path, key: Path) -> ssl.SSLContext:
    """Of files of the owner. Raises CertificateUnusable."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        # A key with a passphrase would ask for it at the terminal.
        context.load_cert_chain(certificate, key, password=lambda: "")
    except (OSError, ValueError) as error:
        raise CertificateUnusable(file=str(certificate), reason=str(error)) from error
    return context


def shown(certificate: Path) -> bytes:
    """What others may have of a file of ours: the server's certificate, and never its key.

    Raises CertificateUnusable.
    """
    try:
        found = x509.load_pem_x509_certificate(certificate.read_bytes())
    except (OSError, ValueError) as error:
        raise CertificateUnusable(file=str(certificate), reason=str(error)) from error
    return found.public_bytes(serialization.Encoding.PEM)


def self_made(folder: Path, *, host: str, public: str, now: datetime) -> tuple[Path, Path]:
    """Certificate and key in ``folder``, made anew where they are missing, old or of another host.

    ``public``: by which the internet knows this machine; empty: it does not.

    Raises FolderUnwritable, FolderUnsafe or CertificateUnusable.
    """
    make_private_folder(folder)
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    names = _names(host, public)
    try:
        if not (key.exists() and _still_good(certificate, names, now)):
            _make(certificate, key, names, now)
    except OSError as error:
        raise CertificateUnusable(file=str(certificate), reason=str(error)) from error
    return certificate, key


def _names(host: str, public: str) -> tuple[str, ...]:
    """By which others reach this machine, the first of them before all."""
    own = socket.gethostname()
    found = [*([public] if public else []), "localhost", "127.0.0.1", own, f"{own}.local"]
    if host in EVERYWHERE:
        found += [str(each[4][0]) for each in _addresses(own)]
    elif host:
        found.append(host)
    return tuple(dict.fromkeys(each for each in found if each.isascii()))


def _addresses(name: str) -> Sequence[tuple[object, object, object, object, tuple[object, ...]]]:
    try:
        return socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    except OSError:
        return ()


def _still_good(certificate: Path, names: Sequence[str], now: datetime) -> bool:
    try:
        found = x509.load_pem_x509_certificate(certificate.read_bytes())
        listed = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (FileNotFoundError, ValueError, x509.ExtensionNotFound):
        return False
    there = {str(each.value) for each in listed}
    return there >= set(names) and found.not_valid_after_utc - now > RENEWED_BEFORE


def _make(certificate: Path, key: Path, names: Sequence[str], now: datetime) -> None:
    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0][:LONGEST_NAME])])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        # Clocks of others may be a little behind.
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + LASTS)
        .add_extension(x509.SubjectAlternativeName([_alternative(each) for each in names]), False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), False)
        .sign(private, hashes.SHA256())
    )
    secret = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    key.unlink(missing_ok=True)
    with os.fdopen(os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secret)
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))


def _alternative(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)
