"""Speech kept by the line across calls, so that it can sound without the app: greeting, apology."""

from dataclasses import dataclass, field

from engines.wire import Word
from hardware.line.errors import UnknownSpeech
from hardware.line.orders import Preload
from hardware.line.player import Player


@dataclass(slots=True, kw_only=True)
class _Speech:
    text: str
    interruptible: bool
    words: list[Word] = field(default_factory=list)
    pcm: bytearray = field(default_factory=bytearray)


class Preloads:
    """Speeches by name. A name sent again replaces the old one when its last piece is here."""

    def __init__(self) -> None:
        self._ready: dict[str, _Speech] = {}
        self._arriving: dict[str, _Speech] = {}

    def add(self, order: Preload) -> None:
        """Takes a speech or the next piece of one."""
        speech = self._arriving.setdefault(
            order.name, _Speech(text=order.text, interruptible=order.interruptible)
        )
        speech.pcm += order.pcm
        speech.words.extend(order.marks)
        if order.last:
            self._ready[order.name] = self._arriving.pop(order.name)

    def text_of(self, name: str) -> str:
        """The words of one. Raises UnknownSpeech."""
        return self._speech(name).text

    def play(self, player: Player, *, name: str, utterance_id: str) -> None:
        """Queues one. Raises UnknownSpeech."""
        speech = self._speech(name)
        player.play(
            utterance_id=utterance_id,
            text=speech.text,
            words=speech.words,
            pcm=bytes(speech.pcm),
            interruptible=speech.interruptible,
            last=True,
        )

    def _speech(self, name: str) -> _Speech:
        speech = self._ready.get(name)
        if speech is None:
            raise UnknownSpeech(f"no speech was preloaded as {name}", name=name)
        return speech
