"""The port, in the forms an owner may write it."""

import os
import socket
from pathlib import Path

import pytest

from hardware.exchange.errors import BadListenAddress, ListenPortBusy
from hardware.exchange.listener import Listener

pytestmark = pytest.mark.wire


@pytest.mark.parametrize(
    ("listen", "host"),
    [(":0", "127.0.0.1"), ("127.0.0.1:0", "127.0.0.1"), ("localhost:0", "127.0.0.1")],
)
async def test_it_is_reached_where_it_says_it_listens(listen: str, host: str) -> None:
    listener = Listener.at(listen)
    try:
        assert listener.address.startswith(f"{host}:")
        port = int(listener.address.rpartition(":")[2])
        assert listener.take() is None, "nobody has come"
        with socket.create_connection((host, port)) as caller:
            taken = listener.take()
            assert taken is not None
            with taken:
                assert taken.getpeername() == caller.getsockname()
    finally:
        listener.close()


@pytest.mark.skipif(not Path("/proc/net/if_inet6").exists(), reason="no IPv6 here")
async def test_ipv6_is_written_in_brackets() -> None:
    listener = Listener.at("[::1]:0")
    try:
        assert listener.address.startswith("[::1]:")
        with pytest.raises(ListenPortBusy):
            Listener.at(listener.address)
    finally:
        listener.close()


async def test_a_port_that_was_handed_down_is_the_same_one() -> None:
    first = Listener.at("127.0.0.1:0")
    second = Listener.inherited(os.dup(first.fd))
    try:
        assert second.address == first.address
    finally:
        first.close()
        second.close()


async def test_a_descriptor_that_is_no_socket_is_refused() -> None:
    read, write = os.pipe()
    with pytest.raises(BadListenAddress):
        Listener.inherited(read)
    os.close(read)
    os.close(write)
