"""The API's document, OpenAPI 3.1, made of the routes: nothing is written twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from secretary_app.foundation.web.route import JSON, WEB_SOCKET, Access, Route
from secretary_app.foundation.web.shapes import openai_code
from secretary_app.kernel.version import VERSION

Document = dict[str, Any]
"""Any: JSON of a form that is the standard's."""

_REFERENCE = "#/components/schemas/{model}"

_SIGN_IN: list[dict[str, list[str]]] = [{"bearer": []}]

CODES = "x-codes"
"""Of a refusal: the codes of which a route says that they have this status."""

ERROR = "Error"
_OPENAI_ERROR = "OpenAIError"

_ERRORS = {
    ERROR: {
        "type": "object",
        "description": "Why a request was not served.",
        "required": ["error"],
        "properties": {
            "error": {
                "type": "object",
                "required": ["code", "message", "details", "request_id"],
                "properties": {
                    "code": {"type": "string", "description": "Stable, for programs."},
                    "message": {
                        "type": "string",
                        "description": "For a person, in the language of Accept-Language (ru, en).",
                    },
                    "details": {"type": "object"},
                    "request_id": {"type": "string", "description": "Stands in our log, too."},
                },
            }
        },
    },
    _OPENAI_ERROR: {
        "type": "object",
        "description": "Why a request was not served, as clients of OpenAI expect it.",
        "required": ["error"],
        "properties": {
            "error": {
                "type": "object",
                "required": ["message", "type", "param", "code"],
                "properties": {
                    "message": {"type": "string"},
                    "type": {"type": "string"},
                    "param": {"type": ["string", "null"]},
                    "code": {"type": ["string", "null"]},
                },
            }
        },
    },
}


def document(routes: Sequence[Route], *, as_openai: Sequence[str] = ()) -> Document:
    """``as_openai``: beginnings of paths whose errors have the other shape."""
    references, definitions = models_json_schema(
        list(dict.fromkeys(_models(routes))), ref_template=_REFERENCE
    )
    schemas: dict[str, Any] = definitions.get("$defs", {})
    paths: dict[str, dict[str, Any]] = {}
    for route in routes:
        error = _OPENAI_ERROR if route.path.startswith(tuple(as_openai)) else ERROR
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(
            route, references, schemas, error
        )
    return {
        "openapi": "3.1.0",
        "info": {"title": "Secretary", "version": VERSION},
        "paths": paths,
        "components": {
            "schemas": {**schemas, **_ERRORS},
            "securitySchemes": {
                "bearer": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "An access token, or an API key.",
                }
            },
        },
    }


def _models(routes: Sequence[Route]) -> Iterator[tuple[type[BaseModel], JsonSchemaMode]]:
    for route in routes:
        for taken in (route.body, route.query):
            if taken is not None:
                yield taken, "validation"
        if route.answer is not None:
            yield route.answer, "serialization"


def _operation(
    route: Route,
    references: Mapping[tuple[type[Any], JsonSchemaMode], Mapping[str, Any]],
    schemas: Mapping[str, Any],
    error: str,
) -> Document:
    found: Document = {
        "operationId": _name(route),
        "summary": route.summary,
        "tags": [route.tag],
        "x-rate": route.rate.value,
        "responses": {
            **_answer(route, references),
            **_refusals(route, error),
            "default": _refusal("It was not served.", error),
        },
    }
    parameters = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
        for name in route.parameters
    ]
    if route.query is not None:
        name = references[route.query, "validation"]["$ref"].rpartition("/")[2]
        parameters += _query(schemas[name])
    if parameters:
        found["parameters"] = parameters
    if route.body is not None:
        schema = references[route.body, "validation"]
        found["requestBody"] = {"required": True, "content": {JSON: {"schema": schema}}}
    elif route.takes:
        found["requestBody"] = {"required": True, "content": {route.takes: {"schema": {}}}}
    if route.access is not Access.PUBLIC:
        found["security"] = _SIGN_IN if route.access is Access.SIGNED_IN else [{}, *_SIGN_IN]
    return found


def _answer(
    route: Route, references: Mapping[tuple[type[Any], JsonSchemaMode], Mapping[str, Any]]
) -> Document:
    if route.gives == WEB_SOCKET:
        return {"101": {"description": "A websocket."}}
    if route.answer is not None:
        schema: Mapping[str, Any] = references[route.answer, "serialization"]
    elif route.gives == JSON:
        return {"204": {"description": "Done."}}
    else:
        schema = {"type": "string"}
    return {
        str(route.status): {
            "description": "Done.",
            "content": {route.gives: {"schema": schema}},
        }
    }


def _refusals(route: Route, error: str) -> Document:
    """What the route says of its own errors; of all others ``default`` tells the form."""
    by_status: dict[int, list[str]] = {}
    for code, status in sorted(route.statuses.items()):
        by_status.setdefault(status, []).append(
            openai_code(code) if error is _OPENAI_ERROR else code
        )
    return {
        str(status): _refusal(f"{HTTPStatus(status).phrase}: {', '.join(codes)}.", error)
        | {CODES: codes}
        for status, codes in sorted(by_status.items())
    }


def _refusal(why: str, error: str) -> Document:
    schema = {"$ref": _REFERENCE.format(model=error)}
    return {"description": why, "content": {JSON: {"schema": schema}}}


def _query(schema: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    required = schema.get("required", ())
    for name, field in schema.get("properties", {}).items():
        yield {"name": name, "in": "query", "required": name in required, "schema": field}


def _name(route: Route) -> str:
    return f"{route.method.lower()}_{re.sub(r'[^a-z0-9]+', '_', route.path.lower()).strip('_')}"
