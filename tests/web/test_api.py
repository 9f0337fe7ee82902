"""The whole API, asked by a stranger who has read its document: schemathesis."""

import asyncio
import contextlib
import http.client
import itertools
import re
import threading
from collections.abc import Iterator, Mapping
from typing import Any, Self

import hypothesis
import pytest
import requests
import schemathesis
from aiohttp import web
from schemathesis import GenerationMode
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from secretary_app.bootstrap.doors import application_of, authenticator_of
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import MACHINE_OWNER, SYSTEM, Actor
from secretary_app.foundation.i18n.language import Language
from secretary_app.foundation.net.settings import ALLOWED
from secretary_app.foundation.web.authenticator import Authenticator
from secretary_app.foundation.web.route import JSON
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from secretary_app.kernel.version import VERSION
from secretary_app.web import settings
from secretary_app.web.server import Server

pytestmark = pytest.mark.wire

START_LIMIT_S = 60.0
ANSWER_LIMIT_S = 30.0

OWNER = {"Authorization": "Bearer owner"}

FOR_STRANGERS = ("/auth/", "/widget", "/twilio/", "/telegram/", "/health", "/openapi.json", "/docs")
"""Beginnings of what is served to who has not signed in, and of the old paths of Twilio."""

NO_PROOFS: tuple[dict[str, str], ...] = (
    {},
    {"Authorization": "Bearer a.b.c"},
    {"X-API-Key": "sk-nobody"},
)

RECORDED_SPEECH = ("/incoming_call", "/handle_speech")

MUCH = 50_000_000

TAKES_MUCH = "/admin/documents"
"""A file; without its name no byte of it is read either."""


def must_be_as_written(response: Any, responses: dict[str, Any]) -> None:
    """A fault of ours is never written; what cannot be served now is, with its codes."""
    if response.status_code < 500:
        return
    said = responses.get(str(response.status_code))
    code = response.json()["error"]["code"]
    assert said is not None, f"no word of {response.status_code} {code}"
    assert code in said["x-codes"], code


def must_run_nowhere(headers: Mapping[str, str], path: str) -> None:
    """Whatever was sent comes back as data: no browser takes it for a page."""
    assert headers["x-content-type-options"] == "nosniff"
    kind = headers.get("content-type", "")
    assert path == "/docs" or not kind.startswith(("text/html", "image/svg", "application/xhtml"))


CHECKS = [content_type_conformance, response_schema_conformance]


class OwnerByName:
    """The owner has a word; of all other proofs the program's own judge decides."""

    def __init__(self, judge: Authenticator) -> None:
        self._judge = judge

    async def actor_of(self, request: web.Request) -> Actor | None:
        if request.headers.get("Authorization") == OWNER["Authorization"]:
            return MACHINE_OWNER
        return await self._judge.actor_of(request)


class Running:
    """The server on a thread of its own: who asks here waits for each answer."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._ready = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="api")
        self.address = ""

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(START_LIMIT_S)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(START_LIMIT_S)
        self._loop.close()

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        async with open_workspace(self._folder, clock=Clock()) as workspace:
            with acting_as(SYSTEM):
                await workspace.settings.set(ALLOWED, "no")
                for limit in settings.LIMITS:
                    await workspace.settings.set(limit, "0")
            made = application_of(
                workspace,
                authenticator=OwnerByName(authenticator_of(workspace)),
                language=Language.EN,
            )
            async with Server(made, host="127.0.0.1", port=0) as server:
                self.address = server.address
                self._ready.set()
                await self._stop.wait()


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = DataFolder(tmp_path_factory.mktemp("api"))
    folder.prepare()
    with Running(folder) as running:
        yield running


def test_the_page_about_the_api_needs_nothing_of_others(api: Running) -> None:
    page = requests.get(f"{api.address}/docs", timeout=ANSWER_LIMIT_S)
    assert "/openapi.json" in page.text
    assert "<script" not in page.text
    assert "://" not in page.text
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'sha")


def test_who_is_signed_in_hears_how_every_part_is(api: Running) -> None:
    health = requests.get(f"{api.address}/health", headers=OWNER, timeout=ANSWER_LIMIT_S).json()
    parts = {each["name"]: each["state"] for each in health["parts"]}
    assert health["version"] == VERSION
    assert parts["database"] == parts["disk"] == "ok"
    # Nobody serves lines in this test: the whole says so.
    assert (parts["line line1"], health["state"]) == ("degraded", "degraded")


def not_of_one_piece(operation: dict[str, Any]) -> bool:
    given = operation["responses"]
    return "101" in given or "text/event-stream" in given.get("200", {}).get("content", {})


def can_be_wrong(operation: dict[str, Any]) -> bool:
    """Whether the document says enough: to a form of anything, wrong ones are long looked for."""
    taken = operation.get("requestBody", {}).get("content", {})
    return JSON in taken if taken else "parameters" in operation


def ask_once(operation: Any, mode: GenerationMode, *, at: str, written: dict[str, Any]) -> None:
    has_no_end, responses = not_of_one_piece(written), written["responses"]

    @hypothesis.settings(
        max_examples=1,  # of each kind, for each route: the suite has to end
        database=None,
        derandomize=True,
        deadline=None,
        phases=(hypothesis.Phase.generate,),
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(case=operation.as_strategy(mode))
    def ask(case: Any) -> None:
        if not has_no_end:
            response = case.call(base_url=at, headers=OWNER, timeout=ANSWER_LIMIT_S)
            case.validate_response(response, checks=CHECKS)
            must_be_as_written(response, responses)
            must_run_nowhere(
                {name: values[0] for name, values in response.headers.items()}, operation.path
            )
            return
        sent = case.as_transport_kwargs(base_url=at, headers=OWNER)
        with requests.request(**sent, stream=True, timeout=ANSWER_LIMIT_S) as begun:
            must_be_as_written(begun, responses)
            must_run_nowhere(
                {name.lower(): value for name, value in begun.headers.items()}, operation.path
            )

    # What takes nothing cannot be asked wrongly.
    with contextlib.suppress(hypothesis.errors.Unsatisfiable):
        ask()


def written_about(api: Running) -> dict[str, Any]:
    found: dict[str, Any] = requests.get(
        f"{api.address}/openapi.json", timeout=ANSWER_LIMIT_S
    ).json()
    return found


def operations(api: Running) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Method, a path with names of nobody in it, and what is written about it."""
    for path, methods in written_about(api)["paths"].items():
        for method, written in methods.items():
            yield method.upper(), re.sub(r"\{\w+\}", "nobody", path), written


def test_who_has_not_signed_in_is_served_nothing_but_what_is_for_strangers(api: Running) -> None:
    proofs = itertools.cycle(NO_PROOFS)
    with requests.Session() as stranger:
        for method, path, written in operations(api):
            if written.get("security") != [{"bearer": []}]:
                assert path.startswith((*FOR_STRANGERS, *RECORDED_SPEECH)), path
                continue
            proof = next(proofs)
            answer = stranger.request(
                method, f"{api.address}{path}", headers=proof, timeout=ANSWER_LIMIT_S
            )
            assert answer.status_code == 401, (method, path, proof, answer.text)
            assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_what_is_much_too_large_is_refused_before_it_is_sent(api: Running) -> None:
    host = api.address.removeprefix("http://")
    for method, path, _ in operations(api):
        if method not in {"POST", "PUT", "PATCH"}:
            continue
        asking = http.client.HTTPConnection(host, timeout=ANSWER_LIMIT_S)
        asking.putrequest(method, path)
        for name, value in {**OWNER, "Content-Type": JSON, "Content-Length": str(MUCH)}.items():
            asking.putheader(name, value)
        asking.endheaders()
        answer = asking.getresponse()
        refused = 422 if path == TAKES_MUCH else 413
        assert answer.status == refused, (method, path, answer.status, answer.read())
        asking.close()


@pytest.mark.timeout(180)
def test_nothing_that_is_asked_ends_in_a_fault_of_ours(api: Running) -> None:
    document = written_about(api)
    for found in schemathesis.openapi.from_dict(document).get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()
        written = document["paths"][operation.path][operation.method]
        for mode in GenerationMode if can_be_wrong(written) else (GenerationMode.POSITIVE,):
            ask_once(operation, mode, at=api.address, written=written)
    for path in ("/health", "/openapi.json"):
        assert requests.get(f"{api.address}{path}", timeout=ANSWER_LIMIT_S).status_code == 200
