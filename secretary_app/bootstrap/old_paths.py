"""Paths of the old days, which keep working: each is another beginning of a path of ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from secretary_app.foundation.web.route import Route

OLD: Mapping[str, str] = {
    "/admin/bots": "/admin/telegram/instances",
    "/admin/gsm/calls": "/admin/calls",
    "/admin/gsm/lines": "/admin/lines",
    "/admin/knowledge/documents": "/admin/documents",
    "/admin/services": "/admin/engines",
    "/admin/telegram/bots": "/admin/telegram/instances",
    "/admin/widgets": "/admin/widget/instances",
    "/admin/wiki/documents": "/admin/documents",
}
"""Old beginning, and ours."""


def with_old_paths(routes: Sequence[Route]) -> tuple[Route, ...]:
    """All of ``routes``, and what else they are called."""
    return (*routes, *_others(routes))


def _others(routes: Sequence[Route]) -> Iterator[Route]:
    there = {(each.method, each.path) for each in routes}
    for route in routes:
        for method in (route.method, "PUT") if route.method == "PATCH" else (route.method,):
            for path in (route.path, *_old(route.path)):
                if (method, path) not in there:
                    there.add((method, path))
                    yield replace(route, method=method, path=path)


def _old(path: str) -> Iterator[str]:
    for old, ours in OLD.items():
        if path == ours or path.startswith(f"{ours}/"):
            yield old + path.removeprefix(ours)
