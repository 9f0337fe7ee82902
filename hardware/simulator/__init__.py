"""A simulated SIM7600: its AT port and its PCM port on two ptys, and the network behind them.

It is a process of its own (`main.py _simulator`), so that its 20 ms clock and its stamps can be
believed while the machine is busy. Tests, benches and the demo drive it with `SimulatorClient`:

    from hardware.simulator.client import SimulatorClient
    from hardware.simulator.config import Clip, Faults, SimulatorConfig

    async with SimulatorClient.started(SimulatorConfig(faults=Faults(cpcmreg_delay_ms=300))) as sim:
        sim.at_path, sim.pcm_path             # what the modem's driver opens
        await sim.ring("+79161112233", clip=Clip.LATE, clip_delay_ms=200)
        await sim.answered()                  # our side sent ATA: Stamp CALL_BEGAN
        await sim.pcm_opened()                # our side sent AT+CPCMREG=1 and had its OK
        said = await sim.caller_says(Path("hello.wav"))   # .started_at = its first frame left
        await sim.speech_ended(said)
        await sim.wait(Mark.VOICE_HEARD, after=said.started_at)
        await sim.hung_up()                   # or: await sim.caller_hangs_up()
        figures = await sim.measurements()    # .first_voice(t) .voice_fell(t) .silent(t) .underruns

`downlink` is what our side plays to the caller, `uplink` what the caller says. All times are
CLOCK_MONOTONIC seconds. `timetable` runs a whole call from a script.

What is simulated and how it can be made to fail is `config` (`SimulatorConfig`, `Faults`): every
bad habit of PROTOCOLS 1.1 to 1.7 is a switch there, at the start and by `sim.set_faults` while it
runs; `sim.sim_changes`, `sim.network_changes` and `sim.loses_power` are what happens to a module.
Needs ptys: Linux or macOS. Emits nothing and knows nothing of the product. Inside: `pcm_clock` is
the sound's thread; `telephone` the calls; `commands/` the AT commands as tables; `control` the wire
between client and process. Only `client`, `measurements` and `sound` use numpy; the process does
not, so that it starts fast.
"""
