"""What is left of workers whose program was killed is taken away, and nothing else."""

import socket
import tempfile
from pathlib import Path

import pytest

from engines.supervisor import sweep

pytestmark = pytest.mark.wire


def test_only_sockets_that_nobody_serves_are_deleted() -> None:
    # A socket's path may have 108 bytes, and pytest's folders are long.
    with tempfile.TemporaryDirectory() as short:
        folder = Path(short)
        (folder / "line-line1.pid").write_text("{}")
        with (
            socket.socket(socket.AF_UNIX) as dead,
            socket.socket(socket.AF_UNIX) as served,
        ):
            dead.bind(str(folder / "stt-en-1"))
            dead.listen()
            dead.close()
            served.bind(str(folder / "stt-en-2"))
            served.listen()
            assert sweep(folder) == 1
            assert {each.name for each in folder.iterdir()} == {"line-line1.pid", "stt-en-2"}
            assert sweep(folder) == 0
