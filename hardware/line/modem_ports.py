"""Where a modem's ports are now, and where its sound comes out."""

from dataclasses import dataclass

from hardware.line.config import LineConfig
from hardware.line.errors import ModemCardMissing
from hardware.modem.discovery import FoundModem, find_modems
from hardware.modem.families import Family
from hardware.modem.profiles import (
    SIM7600_PROFILE,
    ModemProfile,
    SoundPath,
    profile_of,
)
from hardware.serial.errors import PortMissing


@dataclass(frozen=True, slots=True, kw_only=True)
class ModemPorts:
    """Where a modem is now."""

    at_url: str
    pcm_url: str = ""
    profile: ModemProfile = SIM7600_PROFILE
    guessed: bool = False
    """The profile is a guess: the model's name decides."""
    microphone: str = ""
    """Of a modem with a sound card: what gives the caller's voice, and what takes ours."""
    loudspeaker: str = ""


def find_ports(config: LineConfig) -> ModemPorts:
    """The ports named, or those of the first modem found by its USB id.

    Raises PortMissing when there is none, ModemCardMissing when there is one without its sound;
    asked again each time, because names change.
    """
    at_url, pcm_url = config.at_url, config.pcm_url
    profile = profile_of(config.modem)
    if at_url and pcm_url and (profile is None or profile.sound is SoundPath.SERIAL_PORT):
        return ModemPorts(
            at_url=at_url,
            pcm_url=pcm_url,
            profile=profile or SIM7600_PROFILE,
            guessed=profile is None,
            microphone=config.microphone,
            loudspeaker=config.loudspeaker,
        )
    silent = False
    for found in find_modems():
        wanted = config.modem in {Family.AUTO, found.profile.family}
        if not wanted or at_url not in {"", found.at_url}:
            continue
        ports = _ports_of(found, config)
        if ports is not None:
            return ports
        silent = silent or found.profile.sound is SoundPath.SOUND_CARD
    if at_url and profile is not None and config.microphone and config.loudspeaker:
        return ModemPorts(
            at_url=at_url,
            profile=profile,
            microphone=config.microphone,
            loudspeaker=config.loudspeaker,
        )
    if silent or (at_url and profile is not None):
        raise ModemCardMissing("the modem is there, its sound card is not")
    raise PortMissing("no modem of a known kind is plugged in", url="usb")


def _ports_of(found: FoundModem, config: LineConfig) -> ModemPorts | None:
    """None for a modem whose sound has no place."""
    if found.profile.sound is SoundPath.SERIAL_PORT:
        pcm_url = config.pcm_url or found.audio_url
        if pcm_url is None:
            return None
        return ModemPorts(at_url=found.at_url, pcm_url=pcm_url, profile=found.profile)
    # PortAudio calls it `EC25: USB Audio (hw:1,0)`.
    card = f"({found.audio_url}," if found.audio_url else ""
    microphone, loudspeaker = config.microphone or card, config.loudspeaker or card
    if not (microphone and loudspeaker):
        return None
    return ModemPorts(
        at_url=found.at_url,
        profile=found.profile,
        microphone=microphone,
        loudspeaker=loudspeaker,
    )
