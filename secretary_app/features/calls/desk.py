"""The calls that are on now, in the hands of people: the one door for desk, tray, commands and web.

Every method takes ``actor``, the id of whoever does it; ``may`` is asked first and refuses by
raising. Nothing here waits for anything longer than a message to the line, except what says so.
What comes of it is told by the events of ``desk_events`` and ``events``; ``live`` is how things
stand, for who comes in the middle.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from secretary_app.features.calls import settings as chosen
from secretary_app.features.calls.desk_events import BackBecause, TransferOutcome
from secretary_app.features.calls.desk_sound import DeskSound
from secretary_app.features.calls.errors import NoSuchTones, NothingToSay, NotNow
from secretary_app.features.calls.live import LiveCall
from secretary_app.features.calls.live_view import LiveCallView, ServedCalls, view_of
from secretary_app.features.calls.roster import Roster
from secretary_app.features.calls.transfer import Transfer, Transfers
from secretary_app.features.dialogue.service import Dialogue
from secretary_app.foundation.settings import Settings
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.tasks import TaskOwner

LONGEST_HINT = 400
"""Characters: half a minute of speech, which is long for a telephone."""

LONGEST_NOTE = 4000
MOST_TONES = 32
TONES = frozenset("0123456789*#ABCD")

CONTROL, LISTEN, NOTE = "calls.control", "calls.listen", "calls.note"
"""What ``may`` is asked for: to speak for us and end calls, to hear them live, to write notes."""

Permit = Callable[[str, str], None]
"""``(actor, permission)``; raises a ``UserFacing`` where ``actor`` may not."""


def everybody(_actor: str, _permission: str) -> None:
    """Whoever reaches this program may do everything: the check of a house without users."""


class CallDesk:
    """See the module. Outside a running secretary there are no calls."""

    def __init__(
        self,
        *,
        roster: Roster,
        settings: Settings,
        dialogue: Dialogue,
        sound: DeskSound,
        events: EventBus,
        clock: Clock,
        may: Permit = everybody,
    ) -> None:
        """``sound`` is the microphone and headphones of this computer."""
        self._roster = roster
        self._settings = settings
        self._dialogue = dialogue
        self._sound = sound
        self._clock = clock
        self._may = may
        self._lines: tuple[ServedCalls, ...] = ()
        self._transfers = Transfers(events=events, clock=clock, roster=roster)

    def use(self, *, tasks: TaskOwner) -> None:
        """Lines are served from now on; ``tasks`` live as long as they are."""
        self._transfers.use(tasks)
        self._sound.use(tasks)

    def serve(self, lines: Sequence[ServedCalls]) -> None:
        """These, too, are served from now on."""
        self._lines = (*self._lines, *lines)

    def unserve(self, lines: Sequence[ServedCalls]) -> None:
        """These are not any more."""
        self._lines = tuple(each for each in self._lines if each not in lines)

    async def leave(self) -> None:
        """Nothing is served any more."""
        self._lines = ()
        await self._sound.close()

    # How things stand

    def live(self) -> tuple[LiveCallView, ...]:
        """Every call of now, the one that rang first first."""
        found = [
            self._view(line, call) for line in self._lines for call in line.calls if not call.over
        ]
        return tuple(sorted(found, key=lambda view: view.rang_at))

    def find(self, call_id: str | None = None) -> LiveCallView:
        """The call whose id ends so; None: the only one there is. Raises NotNow."""
        return self._view(*self._call(call_id))

    def sign_in(self, actor: str) -> None:
        """``actor`` is there: calls wait (``calls.desk_seconds``), colleagues' transfers ring."""
        self._roster.sign_in(actor)

    def sign_out(self, actor: str) -> None:
        """``actor`` leaves. A call that they have stays theirs."""
        self._roster.sign_out(actor)

    # A ringing call

    def answer_myself(self, call_id: str | None, *, actor: str) -> None:
        """A person takes it: no greeting, no recording, the line is theirs at once.

        Raises NotNow (``answered``, ``ended``).
        """
        self._may(actor, CONTROL)
        line, call = self._call(call_id)
        call.connecting.taken_by(actor)
        self._sound.speak(line.line)

    def let_assistant(self, call_id: str | None, *, actor: str) -> None:
        """The assistant takes it now, and nobody is waited for. Raises NotNow."""
        self._may(actor, CONTROL)
        self._call(call_id)[1].connecting.taken_by(None)

    async def decline(self, call_id: str | None, *, actor: str) -> None:
        """Refused: the caller hears «busy», the record says ``declined``. Raises NotNow."""
        self._may(actor, CONTROL)
        await self._call(call_id)[1].connecting.decline(actor)

    # A call that is on

    async def take_over(self, call_id: str | None, *, actor: str) -> None:
        """The assistant falls silent at the end of her word, the line is ``actor``'s.

        Where ``calls.desk_sound`` is on, this waits until the desk's microphone is open (a moment)
        and raises DeskSoundRefused where it is not: then nothing has changed. Taking it from a
        colleague, or from hold, is allowed. ``TakenOver`` follows. Raises NotNow.
        """
        self._may(actor, CONTROL)
        line, call = self._call(call_id)
        call.need_talk()
        await self._sound.ready_to_speak(line.line)
        await call.attendance.take_over(actor)
        self._transfers.over(call.call_id, TransferOutcome.ACCEPTED, actor=actor)

    async def give_back(self, call_id: str | None, *, actor: str) -> None:
        """The assistant goes on, and knows what both sides said meanwhile.

        What the caller said last, and nobody answered, she answers. Raises NotNow (``not-taken``).
        """
        self._may(actor, CONTROL)
        call = self._call(call_id)[1]
        self._transfers.over(call.call_id, TransferOutcome.CANCELLED, actor=actor)
        await call.attendance.give_back(actor)
        self._sound.stop_speaking()

    async def quiet(self, call_id: str | None, *, actor: str, on: bool) -> None:
        """The assistant listens, and shows what she would say (``Suggested``). Raises NotNow."""
        self._may(actor, CONTROL)
        await self._call(call_id)[1].attendance.be_quiet(actor, on=on)

    async def hold(self, call_id: str | None, *, actor: str) -> None:
        """The caller hears the hold sound; what they say is written down.

        After ``calls.hold_seconds`` the assistant takes them back with a word. Raises NotNow.
        """
        self._may(actor, CONTROL)
        await self._call(call_id)[1].attendance.hold(actor)

    async def resume(self, call_id: str | None, *, actor: str) -> None:
        """Whoever had the call before the hold has it again. Raises NotNow (``not-held``)."""
        self._may(actor, CONTROL)
        call = self._call(call_id)[1]
        self._transfers.over(call.call_id, TransferOutcome.CANCELLED, actor=actor)
        await call.attendance.resume(actor)

    async def transfer(
        self, call_id: str | None, *, actor: str, to: str | None = None
    ) -> Transfer | None:
        """A colleague's desk rings, ``to`` or all others that are signed in; the caller waits.

        They take the call by ``take_over``, or refuse by ``refuse_transfer``. If nobody does within
        ``calls.transfer_seconds``, or nobody is there (None is returned), the assistant says so and
        promises to call back. Raises NotNow.
        """
        self._may(actor, CONTROL)
        call = self._call(call_id)[1]
        call.need_talk()
        asked = tuple(each for each in self._roster.present if each != actor and to in (None, each))
        self._sound.stop_speaking()
        rules, state = self._dialogue.desk, call.attendance.talk
        if not asked:
            await self._nobody(call, actor)
            return None
        await call.attendance.hand_on(actor, words=(rules.connecting(state),))
        seconds = self._settings.get(chosen.TRANSFER_SECONDS)
        return self._transfers.begin(
            call.call_id,
            by=actor,
            to=asked,
            until=self._clock.now() + timedelta(seconds=seconds),
            nobody=lambda: self._nobody(call, actor),
        )

    async def refuse_transfer(self, call_id: str | None, *, actor: str) -> None:
        """``actor``, whose desk rings, does not take it. Raises NotNow (``no-transfer``)."""
        await self._transfers.refuse(self._call(call_id)[1].call_id, actor=actor)

    async def send_tones(self, call_id: str | None, tones: str, *, actor: str) -> None:
        """Keys 0-9 * # A-D into the call. Raises NoSuchTones, NotNow."""
        self._may(actor, CONTROL)
        keys = "".join(tones.split()).upper()
        if not keys or len(keys) > MOST_TONES or not set(keys) <= TONES:
            raise NoSuchTones(limit=MOST_TONES)
        await self._call(call_id)[1].send_tones(actor, keys)

    async def hint(self, call_id: str | None, text: str, *, actor: str) -> str:
        """Only the assistant hears it, and says it in her own voice; how, is returned.

        «Tell him that …» is left out. It is said in place of an answer of hers, over the hold sound
        too, and when she is quiet; not while a person has the line (NotNow ``taken``). ``actor``
        vouches for it: it is evidence of kind ``hint``. Raises NothingToSay.
        """
        self._may(actor, CONTROL)
        call = self._call(call_id)[1]
        words = " ".join(text.split())
        said = self._dialogue.desk.said_well(words, actor=actor, state=call.attendance.talk)
        if not said or len(words) > LONGEST_HINT:
            raise NothingToSay(limit=LONGEST_HINT)
        call.attendance.hint(actor, said, hint=words)
        return " ".join(each.text for each in said)

    def write(self, call_id: str | None, text: str, *, actor: str) -> None:
        """The other side's own words, written on a screen beside the line's microphone.

        Answered as if they were spoken. Raises NothingToSay, NotNow.
        """
        self._may(actor, CONTROL)
        words = " ".join(text.split())
        if not words or len(words) > LONGEST_HINT:
            raise NothingToSay(limit=LONGEST_HINT)
        call = self._call(call_id)[1]
        call.need_talk()
        call.write(words)

    async def hang_up(self, call_id: str | None, *, actor: str, goodbye: bool = False) -> None:
        """End the call at once, or after the assistant has said goodbye. Raises NotNow."""
        self._may(actor, CONTROL)
        call = self._call(call_id)[1]
        self._transfers.over(call.call_id, TransferOutcome.CANCELLED, actor=actor)
        if goodbye:
            await call.attendance.say_goodbye(actor)
        else:
            await call.hang_up()

    def note(self, call_id: str | None, text: str, *, actor: str) -> None:
        """Written into the thread as the desk's own words, said to nobody. Raises NothingToSay."""
        self._may(actor, NOTE)
        call = self._call(call_id)[1]
        words = text.strip()
        if not words or len(words) > LONGEST_NOTE:
            raise NothingToSay(limit=LONGEST_NOTE)
        call.note(actor, words)

    # What the desk hears

    async def listen(
        self, call_id: str | None, *, actor: str, caller: bool = True, ours: bool = True
    ) -> None:
        """Headphones on: one side or both; neither switches them off. Raises DeskSoundRefused."""
        self._may(actor, LISTEN)
        await self._sound.listen(self._call(call_id)[0].line, caller=caller, ours=ours)

    async def rewind(self, call_id: str | None, *, actor: str, seconds: float = 30.0) -> None:
        """Hear the last seconds again, at most 30; the call follows on, later by as much.

        ``listen`` leads back to now. Raises DeskSoundRefused.
        """
        self._may(actor, LISTEN)
        await self._sound.rewind(self._call(call_id)[0].line, seconds=seconds)

    async def _nobody(self, call: LiveCall, actor: str) -> None:
        """No colleague took it: a word, and a promise."""
        await call.attendance.give_back(
            actor,
            because=BackBecause.NOBODY_TOOK_IT,
            words=self._dialogue.desk.nobody_free(call.attendance.talk),
        )

    def _call(self, call_id: str | None) -> tuple[ServedCalls, LiveCall]:
        found = [
            (line, call)
            for line in self._lines
            for call in line.calls
            if not call.over and (call_id is None or call.call_id.endswith(call_id))
        ]
        if len(found) != 1:
            raise NotNow(reason="several" if found else "no-call")
        return found[0]

    def _view(self, line: ServedCalls, call: LiveCall) -> LiveCallView:
        return view_of(line, call, transfer=self._transfers.of(call.call_id))
