"""From ATA, and from the modem's OK for sound, to the first sample of the greeting."""

from hardware.simulator.client import SimulatorClient
from hardware.simulator.measurements import Measurements
from hardware.simulator.stamps import Mark
from tests.bench.caller import simulator_config
from tests.bench.figures import Engines, Figure, judged, median, told
from tests.bench.kit import Kit
from tests.bench.load import others

CALLS = 12
VOICE = Engines(voice="eSpeak NG ru+f3, rendered ahead")


async def measure(kit: Kit) -> list[Figure]:
    """Rings so many times; each call is hung up once the greeting has begun."""
    scratch = kit.scratch("greeting")
    async with SimulatorClient.started(simulator_config()) as simulator:
        await scratch.on_line(simulator)
        async with scratch.serving() as program:
            await program.ready()
            calls = []
            for index in range(CALLS):
                calls.append(await _call(simulator, f"+7916111{index:04d}"))
                await program.calls_over(index + 1)
    from_ata = [_known(call.ata_to_voice_ms) for call in calls]
    from_open = [_known(call.open_to_voice_ms) for call in calls]
    delay = median([_known(call.opening_ms) for call in calls])
    note = f"median {median(from_ata):.0f} ms; {others()}"
    return [
        judged("ata_to_greeting", max(from_ata), n=CALLS, engines=VOICE, note=note),
        judged(
            "sound_to_greeting",
            max(from_open),
            n=CALLS,
            engines=VOICE,
            note=f"median {median(from_open):.0f} ms",
        ),
        told(
            "cpcmreg_delay",
            "the simulated modem's own delay, CPCMREG to OK, median",
            delay,
            "ms",
            n=CALLS,
            engines=Engines(),
        ),
    ]


async def _call(simulator: SimulatorClient, number: str) -> Measurements:
    await simulator.ring(number)
    await simulator.answered()
    opened = await simulator.pcm_opened()
    await simulator.wait(Mark.VOICE_HEARD, after=opened.at)
    await simulator.caller_hangs_up()
    await simulator.hung_up()
    return await simulator.measurements()


def _known(value: float | None) -> float:
    """A call without a greeting is no call to average over."""
    if value is None:
        raise RuntimeError("a call began without a greeting")
    return value
