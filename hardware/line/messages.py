"""Every message between the app and a line process, by name and from the wire.

`orders` go from the app to the line, `reports` from the line to the app.
"""

from typing import Any, get_args

from engines.wire import Event, WireError
from hardware.line import orders, reports
from hardware.line.orders import Order
from hardware.line.reports import Report

VERSION = 1
"""Raised when a message changes its meaning; told in `hello`, checked by the client."""

_ORDERS: dict[str, Any] = {kind.TYPE: kind for kind in get_args(orders.Order)}
_REPORTS: dict[str, Any] = {kind.TYPE: kind for kind in get_args(reports.Report)}
"""Any: classes that share `TYPE` and `from_event`, which a union cannot say."""


def read_order(event: Event) -> Order:
    """Raises WireError: `unsupported` for an unknown order, `bad_event` for a wrong one."""
    order: Order = _known(_ORDERS, event).from_event(event)
    return order


def read_report(event: Event) -> Report:
    """Raises WireError: `unsupported` for an unknown report, `bad_event` for a wrong one."""
    report: Report = _known(_REPORTS, event).from_event(event)
    return report


def _known(kinds: dict[str, Any], event: Event) -> type[Any]:
    try:
        kind: type[Any] = kinds[event.type]
    except KeyError as error:
        raise WireError(code="unsupported", text=f"no such message: {event.type}") from error
    return kind
