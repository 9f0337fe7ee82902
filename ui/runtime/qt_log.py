"""What Qt has to say goes where everything goes: into the log."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_LOG = logging.getLogger(__name__)

OF_THE_PLATFORM = "This plugin does not support"
"""A screen server that cannot raise a window says so each time; nobody can mend it."""

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.DEBUG,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@contextmanager
def qt_speaks_through_logging() -> Iterator[None]:
    """Until the block is left."""

    def heard(kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        level = logging.DEBUG if text.startswith(OF_THE_PLATFORM) else _LEVELS[kind]
        _LOG.log(level, "qt: %s", text)

    before = qInstallMessageHandler(heard)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
