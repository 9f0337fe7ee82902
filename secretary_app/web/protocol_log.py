"""What aiohttp says of connections: somebody who speaks no HTTP is no error of ours."""

from __future__ import annotations

import logging

PROTOCOL_LOG = logging.getLogger(__name__)


def _quiet(record: logging.LogRecord) -> bool:
    """Whatever a handler of ours raises is answered and told before it comes to aiohttp."""
    record.levelno, record.levelname = logging.INFO, "INFO"
    if record.exc_info and record.exc_info[1] is not None:
        record.msg, record.args = f"{record.getMessage()}: {record.exc_info[1]!r}", ()
    record.exc_info = None
    return True


PROTOCOL_LOG.addFilter(_quiet)
