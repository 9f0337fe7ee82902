"""The API's document for the eyes: one page, without a script and without anything of others."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from typing import Any

from aiohttp import web

from secretary_app.web.openapi import CODES

_STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 56rem; margin: 2rem auto; padding: 0 1rem; }
code { font-family: ui-monospace, monospace; }
summary { cursor: pointer; padding: .3rem 0; }
summary b { display: inline-block; min-width: 4.5rem; }
details { border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
table { border-collapse: collapse; margin: .3rem 0 1rem; }
td { padding: .1rem 1rem .1rem 0; vertical-align: top; }
"""

_DIGEST = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()

_POLICY = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; frame-ancestors 'none'"


def page(document: dict[str, Any]) -> web.Response:
    """Of ``openapi.document``."""
    return web.Response(
        text="".join(_page(document)),
        content_type="text/html",
        headers={"Content-Security-Policy": _POLICY},
    )


def _page(document: dict[str, Any]) -> Iterator[str]:
    title = f"{document['info']['title']} {document['info']['version']}: API"
    yield (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style>'
        f'<h1>{escape(title)}</h1><p>For programs: <a href="/openapi.json">/openapi.json</a>'
    )
    by_tag: dict[str, list[tuple[str, str, dict[str, Any]]]] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            by_tag.setdefault(operation["tags"][0], []).append((method.upper(), path, operation))
    schemas = document["components"]["schemas"]
    for tag, operations in by_tag.items():
        yield f"<h2>{escape(tag)}</h2>"
        for method, path, operation in operations:
            yield from _operation(method, path, operation, schemas)


def _operation(
    method: str, path: str, operation: dict[str, Any], schemas: dict[str, Any]
) -> Iterator[str]:
    lock = " · sign in" if operation.get("security") == [{"bearer": []}] else ""
    yield (
        f"<details><summary><b>{method}</b> <code>{escape(path)}</code> "
        f"{escape(operation['summary'])}{lock}</summary>"
    )
    asked = operation.get("parameters", ())
    yield from _table("", {each["name"]: each["schema"] for each in asked})
    for media, content in operation.get("requestBody", {}).get("content", {}).items():
        yield from _table(f"Takes {media}", _properties(content["schema"], schemas))
    for status, response in operation["responses"].items():
        if CODES in response:
            yield f"<p>{status}: {escape(response['description'])}</p>"
            continue
        for media, content in response.get("content", {}).items():
            if status != "default":
                found = _properties(content["schema"], schemas)
                yield from _table(f"Gives {status} {media}", found)
    yield "</details>"


def _table(title: str, fields: dict[str, Any]) -> Iterator[str]:
    if title:
        yield f"<p>{escape(title)}</p>"
    if fields:
        rows = "".join(
            f"<tr><td><code>{escape(name)}</code><td>{escape(_kind(schema))}"
            f"<td>{escape(schema.get('description', ''))}"
            for name, schema in fields.items()
        )
        yield f"<table>{rows}</table>"


def _properties(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: dict[str, Any] = schemas.get(name, schema).get("properties", {})
    return found


def _kind(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " | ".join(_kind(each) for each in schema["anyOf"])
    if schema.get("type") == "array":
        return f"[{_kind(schema.get('items', {}))}]"
    return str(schema.get("type", "any"))
