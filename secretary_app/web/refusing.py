"""Errors become answers: one shape, the asker's language, a report for what is our fault."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from datetime import datetime

from aiohttp import web

from secretary_app.foundation.i18n.language import Language
from secretary_app.foundation.i18n.translator import Translator
from secretary_app.foundation.web.errors import (
    BodyTooLarge,
    Internal,
    RequestInvalid,
    RequestRefused,
)
from secretary_app.foundation.web.route import JSON
from secretary_app.foundation.web.shapes import Refusal, Shape, our_shape
from secretary_app.foundation.web.statuses import UNAVAILABLE, status_of
from secretary_app.kernel.errors import SecretaryError, Transient, UserFacing
from secretary_app.web.language import language_asked

_LOG = logging.getLogger(__name__)

REQUEST_ID = web.RequestKey("request_id", str)
STATUSES: web.RequestKey[Mapping[str, int]] = web.RequestKey("statuses", Mapping)
"""What the route says about its own errors."""

Report = Callable[[BaseException, str], str]
"""Keeps what is our fault, with the words that say what was asked; gives the report's id."""

TRY_AGAIN_S = 5


class Refusals:
    """Makes the answer to whoever could not be served."""

    def __init__(
        self, *, report: Report, language: Language, shapes: Mapping[str, Shape] | None = None
    ) -> None:
        """``shapes``: by the beginning of the path; ours for all others."""
        self._report = report
        self._language = language
        self._shapes = dict(shapes or {})
        self._translators = {each: Translator(each) for each in Language}

    def refuse(self, request: web.Request, error: Exception) -> web.Response:
        """Whatever went wrong."""
        told = self._told(request, error)
        status = request.get(STATUSES, {}).get(told.code) or status_of(told)
        if isinstance(error, Transient):
            status = UNAVAILABLE
        translator = self._translators[language_asked(request, otherwise=self._language)]
        refusal = Refusal(
            status=status,
            code=told.code,
            message=translator.error(told),
            request_id=request.get(REQUEST_ID, ""),
            details=_details(told),
        )
        status, body = self._shape(request.path)(refusal)
        return web.Response(
            status=status,
            body=json.dumps(body, ensure_ascii=False).encode("utf-8", "replace"),
            content_type=JSON,
            headers=_headers(told, status),
        )

    def _told(self, request: web.Request, error: Exception) -> UserFacing:
        if isinstance(error, UserFacing):
            return error
        if isinstance(error, web.HTTPRequestEntityTooLarge):
            return BodyTooLarge(largest=request.client_max_size)
        if isinstance(error, web.HTTPException):
            return RequestRefused(status=error.status, reason=error.reason)
        if isinstance(error, web.RequestPayloadError):
            return RequestRefused(status=400, reason=str(error))
        if isinstance(error, Transient):
            return RequestRefused(status=UNAVAILABLE, reason=error.code)
        report = self._report(error, f"{request.method} {request.path}")
        _LOG.error("report %s: %s %s", report, request.method, request.path, exc_info=error)
        return Internal(report=report)

    def _shape(self, path: str) -> Shape:
        for beginning, shape in self._shapes.items():
            if path.startswith(beginning):
                return shape
        return our_shape


def _details(error: SecretaryError) -> dict[str, object]:
    if isinstance(error, RequestInvalid):
        return {"problems": [{"where": at, "problem": why} for at, why in error.problems]}
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in error.params.items()
    }


def _headers(error: SecretaryError, status: int) -> dict[str, str]:
    if status == 401:
        return {"WWW-Authenticate": "Bearer"}
    if status == 429:
        return {"Retry-After": str(error.params.get("seconds", TRY_AGAIN_S))}
    if status == UNAVAILABLE:
        return {"Retry-After": str(TRY_AGAIN_S)}
    return {}
