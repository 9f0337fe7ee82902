"""The whole API, asked by a stranger who has read its document: schemathesis."""

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from typing import Any, Self

import hypothesis
import pytest
import requests
import schemathesis
from aiohttp import web
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from secretary_app.bootstrap.doors import application_of
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import MACHINE_OWNER, SYSTEM, Actor
from secretary_app.foundation.i18n.language import Language
from secretary_app.foundation.net.settings import ALLOWED
from secretary_app.foundation.web.route import JSON
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from secretary_app.kernel.version import VERSION
from secretary_app.web import settings
from secretary_app.web.server import Server

pytestmark = pytest.mark.wire

START_LIMIT_S = 60.0
ANSWER_LIMIT_S = 30.0

EXAMPLES = 240
"""Of the whole API, half of them right and half of them wrong: the suite has to end."""

NOT_NOW = ("engines-not-serving", "engines_not_serving")


def says_not_now(response: Any) -> bool:
    """No engine runs here, which whoever asks for a voice is told."""
    return response.status_code == 503 and response.json()["error"]["code"] in NOT_NOW


def no_fault_of_ours(ctx: Any, response: Any, case: Any) -> bool | None:
    return None if says_not_now(response) else not_a_server_error(ctx, response, case)


CHECKS = [no_fault_of_ours, content_type_conformance, response_schema_conformance]


class EverybodyIsTheOwner:
    async def actor_of(self, request: web.Request) -> Actor | None:
        return MACHINE_OWNER


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
                workspace, authenticator=EverybodyIsTheOwner(), language=Language.EN
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
    health = requests.get(f"{api.address}/health", timeout=ANSWER_LIMIT_S).json()
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


def ask_all(
    operation: Any, mode: GenerationMode, *, examples: int, at: str, has_no_end: bool
) -> None:
    @hypothesis.settings(
        max_examples=examples,
        database=None,
        derandomize=True,
        deadline=None,
        phases=(hypothesis.Phase.generate,),
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(case=operation.as_strategy(mode))
    def ask(case: Any) -> None:
        if not has_no_end:
            response = case.call(base_url=at, timeout=ANSWER_LIMIT_S)
            case.validate_response(response, checks=CHECKS)
            return
        sent = case.as_transport_kwargs(base_url=at)
        with requests.request(**sent, stream=True, timeout=ANSWER_LIMIT_S) as begun:
            assert begun.status_code < 500 or says_not_now(begun)

    # What takes nothing cannot be asked wrongly.
    with contextlib.suppress(hypothesis.errors.Unsatisfiable):
        ask()


@pytest.mark.timeout(180)
def test_nothing_that_is_asked_ends_in_a_fault_of_ours(api: Running) -> None:
    document = requests.get(f"{api.address}/openapi.json", timeout=ANSWER_LIMIT_S).json()
    every = list(schemathesis.openapi.from_dict(document).get_all_operations())
    examples = max(1, EXAMPLES // (2 * len(every)))
    for found in every:
        assert isinstance(found, Ok)
        operation = found.ok()
        written = document["paths"][operation.path][operation.method]
        for mode in GenerationMode if can_be_wrong(written) else (GenerationMode.POSITIVE,):
            ask_all(
                operation,
                mode,
                examples=examples,
                at=api.address,
                has_no_end=not_of_one_piece(written),
            )
    for path in ("/health", "/openapi.json"):
        assert requests.get(f"{api.address}{path}", timeout=ANSWER_LIMIT_S).status_code == 200
