"""The modem's events in words for the log, with numbers masked."""

from hardware.at.privacy import mask_number
from hardware.modem.events import (
    AudioOpened,
    CallBegan,
    CallEnded,
    CallerIdentified,
    DigitReceived,
    MissedCall,
    ModemEvent,
    NetworkChanged,
    Rang,
    SmsStored,
    StateChanged,
)


def narrate(event: ModemEvent) -> str:
    """Say what happened, without anything private: no whole number, no key that was pressed."""
    match event:
        case StateChanged(before=before, after=after):
            return f"{before} -> {after}"
        case NetworkChanged(registration=registration):
            return f"network: {registration}"
        case Rang(number=number):
            return f"rings: {mask_number(number)}"
        case CallerIdentified(number=number):
            return f"the caller is {mask_number(number)}"
        case MissedCall(number=number):
            return f"missed: {mask_number(number)}"
        case CallBegan(incoming=incoming):
            return "incoming call connected" if incoming else "outgoing call connected"
        case CallEnded(cause=cause, duration_s=None):
            return f"call over: {cause}"
        case CallEnded(cause=cause, duration_s=seconds):
            return f"call over: {cause}, {seconds} s"
        case DigitReceived():
            return "a key was pressed"
        case SmsStored(storage=storage, index=index):
            return f"message in {storage} {index}"
        case AudioOpened(delay_ms=delay, attempts=attempts):
            return f"sound open after {delay} ms, attempt {attempts}"
        case _:
            return type(event).__name__
