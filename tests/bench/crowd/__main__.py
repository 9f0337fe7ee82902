"""`python -m tests.bench.crowd PORT WIDGET SECONDS [VISITORS]`: they chat, each every 10 s.

Says `begun` when everybody has asked once, and at the end, as JSON, what came of it.
"""

import asyncio
import json
import sys
import time
from dataclasses import asdict, dataclass, field

from tests.bench.crowd.questions import asked
from tests.bench.crowd.visitor import Visitor

VISITORS = 500
EVERY_S = 10.0
ANSWER_LIMIT_S = 30.0
TOLD, LONGEST_TOLD = 3, 300
"""Of what went wrong."""


@dataclass(slots=True)
class Came:
    """What came of it."""

    waits_ms: list[float] = field(default_factory=list)
    """From a question to the first byte of its answer, in the order of the questions."""
    errors: list[str] = field(default_factory=list)
    late_ms: float = 0.0
    """By how much a question was sent too late at worst: our own client's fault."""
    cpu_s: float = 0.0
    seconds: float = 0.0


async def visit(number: int, visitor: Visitor, *, begin: float, end: float, came: Came) -> None:
    """Asks at its own moment of every 10 s; what was asked before `begin` does not count."""
    questions, turn = asked(), number
    loop = asyncio.get_running_loop()
    due = begin - EVERY_S + EVERY_S * number / VISITORS
    while due < end:
        await asyncio.sleep(max(0.0, due - loop.time()))  # each visitor has a moment of their own
        counts, late = due >= begin, loop.time() - due
        text, words = questions[turn % len(questions)]
        try:
            async with asyncio.timeout(ANSWER_LIMIT_S):
                took, told = await visitor.ask(text)
        except (OSError, TimeoutError) as error:
            came.errors.append(repr(error))
            return
        good = b" 200 " in told[:16] and words.encode() in told and b"event: message" in told
        if not good or not visitor.is_told:
            came.errors.append(f"{text} → {told[-LONGEST_TOLD:]!r}")
        elif counts:
            came.waits_ms.append(round(took * 1000, 2))
            came.late_ms = max(came.late_ms, late * 1000)
        turn, due = turn + 1, due + EVERY_S


async def main(port: int, widget: str, seconds: float) -> Came:
    """The first 10 s warm up: whoever is new makes a card and a thread, and reads more."""
    visitors = [
        Visitor(address=f"127.1.{number // 250}.{number % 250 + 1}", port=port, widget=widget)
        for number in range(VISITORS)
    ]
    for each in visitors:
        await each.begin()
    loop, came = asyncio.get_running_loop(), Came()
    begin = loop.time() + EVERY_S
    async with asyncio.TaskGroup() as group:
        for number, each in enumerate(visitors):
            group.create_task(
                visit(number, each, begin=begin, end=begin + seconds, came=came),
                name=f"visitor {number}",
            )
        await asyncio.sleep(begin - loop.time())  # what warms up does not count
        print("begun", flush=True)
        cpu, begun = time.process_time(), time.perf_counter()
    came.cpu_s, came.seconds = time.process_time() - cpu, time.perf_counter() - begun
    for each in visitors:
        each.leave()
    return came


if __name__ == "__main__":
    found = asyncio.run(main(int(sys.argv[1]), sys.argv[2], float(sys.argv[3])))
    print(json.dumps(asdict(found) | {"errors": found.errors[:TOLD], "failed": len(found.errors)}))
