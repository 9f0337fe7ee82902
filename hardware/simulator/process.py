"""The simulator's process: `main.py _simulator`, driven over standard input and output.

Its own process, because a 20 ms clock in the process of a test or a bench would measure that
process's other work; see DESIGN section 2.
"""

import asyncio
import gc
import logging
import signal
import sys
from collections.abc import Callable, Mapping
from typing import Any

from hardware.simulator import control
from hardware.simulator.at_port import AtPort
from hardware.simulator.config import SimulatorConfig
from hardware.simulator.core import Core
from hardware.simulator.driver import Driver, Refused
from hardware.simulator.interpreter import Interpreter
from hardware.simulator.modem import Modem
from hardware.simulator.pcm_clock import PcmClock
from hardware.simulator.pty_pair import PtyPair
from hardware.simulator.realtime import become_realtime
from hardware.simulator.stamps import Mark, Stamp

HELP = """usage: main.py _simulator

A simulated SIM7600, or Quectel EC25, on two ptys. It takes no arguments: the program that starts it
(see hardware.simulator.client) configures and drives it over standard input and output, and it ends
when its input ends."""

WRONG_USE = 2

SWITCH_INTERVAL_S = 0.0005
"""The clock's thread waits at most so long for the interpreter while an AT command runs."""


def main(argv: list[str]) -> int:
    """Runs one simulator until its input ends. Takes no arguments: the client configures it."""
    if argv:
        asked = argv[0] in ("-h", "--help")
        print(HELP, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else WRONG_USE
    # Ctrl-C in a terminal goes to the whole group; the client decides when we end
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    realtime = become_realtime()
    gc.freeze()
    asyncio.run(_serve(realtime))
    return 0


async def _serve(realtime: str) -> None:
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader(limit=control.LONGEST_HEADER)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    transport, _ = await loop.connect_write_pipe(asyncio.BaseProtocol, sys.stdout.buffer)

    def send(header: Mapping[str, Any], payload: bytes = b"") -> None:
        transport.write(control.encode(header, payload))

    def send_stamp(stamp: Stamp) -> None:
        send({"stamp": stamp.to_json()})

    first = await control.read(reader)
    if first is None:
        return
    config = SimulatorConfig.from_json(first[0]["config"])
    pcm_port = PtyPair()
    modems: list[Modem] = []

    def of_clock(stamp: Stamp) -> None:
        send_stamp(stamp)
        if stamp.mark is Mark.VANISHED:
            for modem in modems:
                modem.leave_usb(off_ms=modem.core.faults.vanish_ms)

    clock = PcmClock(port=pcm_port, quiet_ms=config.quiet_ms, on_mark=_from_thread(loop, of_clock))
    clock.start()
    try:
        async with asyncio.TaskGroup() as tasks:
            core = Core(config=config, tasks=tasks, on_stamp=send_stamp)
            modem = Modem.made(core=core, clock=clock)
            modems.append(modem)
            interpreter = Interpreter(modem)
            for index in range(config.at_ports):
                port = AtPort(index=index, port=PtyPair(), on_line=interpreter.run_line)
                core.ports.append(port)
                core.start(port.serve(), name=f"at port {index}")
            modem.misbehave(config.faults)
            modem.usb.link()
            at_paths = [port.path for port in core.ports]
            ready = {"version": control.VERSION, "at_paths": at_paths, "realtime": realtime}
            send({"ready": {**ready, "pcm_path": pcm_port.path}})
            modem.usb.announce()
            await _obey(reader, send, Driver(modem))
    except* _InputEnded:
        pass
    finally:
        clock.stop()


class _InputEnded(Exception):
    """Ends the task group: the client is gone."""


def _from_thread(
    loop: asyncio.AbstractEventLoop, listener: Callable[[Stamp], None]
) -> Callable[[Mark, float, Mapping[str, Any]], None]:
    def stamped(mark: Mark, at: float, data: Mapping[str, Any]) -> None:
        loop.call_soon_threadsafe(listener, Stamp(mark=mark, at=at, data=data))

    return stamped


async def _obey(reader: asyncio.StreamReader, send: Callable[..., None], driver: Driver) -> None:
    while (message := await control.read(reader)) is not None:
        header, payload = message
        try:
            result, block = driver.call(header["method"], header["params"], payload)
        except Refused as refusal:
            send({"id": header["id"], "error": str(refusal)})
        else:
            send({"id": header["id"], "result": result}, block)
    raise _InputEnded
