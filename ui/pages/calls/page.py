"""The page of past calls."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from secretary_app.features.calls.events import CallAnswered, CallEnded, CallRang
from secretary_app.features.calls.models import CallOutcome
from secretary_app.features.calls.rights import DELETE_CALLS
from secretary_app.features.recordings.events import RecordingDeleted, RecordingFinished
from ui.pages.calls.acts import Acts
from ui.pages.calls.hearing import Hearing
from ui.pages.calls.listing import Listing
from ui.pages.calls.person import PersonColumn
from ui.pages.calls.player import PlayerBar
from ui.pages.calls.reviewed import Reviewed
from ui.pages.calls.shown import ShownCall, read_call
from ui.pages.calls.sound import Sound
from ui.pages.calls.telling import OUTCOME_TONES, Telling
from ui.pages.calls.transcript import Transcript
from ui.pages.calls.turns import Turns
from ui.shell.actions import Action
from ui.shell.page import Desk, Page
from ui.theme import theme
from ui.widgets.buttons import hairline
from ui.widgets.card import empty_layout
from ui.widgets.header import Header
from ui.widgets.loading import SkeletonRows
from ui.widgets.placeholder import Placeholder
from ui.widgets.segmented import Segmented

VIEWS = ("talk", "turns", "sound")
ROWS = 6
LOST = frozenset({CallOutcome.MISSED, CallOutcome.UNANSWERED, CallOutcome.BROKEN})


class CallsPage(Page):
    """Shows one call of the list; what is known of it stays while it is read again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self._telling = Telling(words=words, lines=desk.workspace.lines)
        self._call: ShownCall | None = None
        self._wanted = ""
        self._moment: int | None = None
        """Where the call is to be heard from once it is there."""
        self.banner = desk.banner()
        self.listing = self.calls = Listing(desk=desk, telling=self._telling, banner=self.banner)
        self.reviewed = Reviewed(desk=desk, complain=self.banner, parent=self)
        self.context = self.person = PersonColumn(
            words=words, telling=self._telling, review=self.reviewed.card
        )
        self.acts = Acts(
            desk=desk,
            telling=self._telling,
            banner=self.banner,
            shown=lambda: self._call,
            changed=self._less_left,
        )
        self._build()
        self.hearing = Hearing(desk=desk, bar=self.player, talk=self.talk, banner=self.banner)
        self.calls.opened.connect(self._open)
        self.calls.empty.connect(self._show_empty)
        self.person.opened.connect(partial(desk.open, "calls"))
        for part in (self.person, self.turns):
            part.wanted.connect(self.player.play_from)
        words.changed.connect(self._show)
        for kind in (CallRang, CallAnswered, CallEnded):
            self.listen(kind, lambda event: self._news(event.call_id))
        self.listen(RecordingFinished, lambda event: self._news(event.recording.call_id))
        self.listen(RecordingDeleted, lambda event: self._news(event.recording.call_id))
        self.own_actions = (
            Action(id="calls.find", sign="magnifying-glass", keys="Ctrl+F", run=self._find),
            Action(
                id="calls.play",
                sign="play",
                keys="Ctrl+Space",
                run=self.player.toggle,
                enabled=lambda: self.player.there,
            ),
            Action(
                id="calls.export",
                sign="download-simple",
                keys="Ctrl+S",
                run=self.acts.offer_formats,
                enabled=lambda: self._call is not None,
            ),
            Action(
                id="calls.erase",
                sign="trash",
                keys="Ctrl+Del",
                run=self.acts.ask_to_erase,
                permission=DELETE_CALLS.key,
                enabled=lambda: self._call is not None,
            ),
        )

    def opened(self, what: str) -> None:
        """``<call id>``, ``<call id>@<milliseconds>``, or nothing in particular."""
        call_id, _, moment = what.partition("@")
        self.calls.reload()
        if call_id:
            self._open(call_id, moment=int(moment) if moment.isdecimal() else None)
            self.calls.choose(call_id)
        elif self._wanted:
            self._read(self._wanted)

    def closed(self) -> None:
        """Nothing sounds on a page that nobody sees."""
        self.hearing.stop()
        self.reviewed.card.keep()

    def _build(self) -> None:
        words, sizes = self.desk.words, theme().sizes
        self.main = QWidget()
        column = QVBoxLayout(self.main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = Header()
        self.header.add(self.acts.export)
        self.header.add(self.acts.erase)
        self.player = PlayerBar(words=words)
        self.talk = Transcript()
        words.put(self.talk.setAccessibleName, "history-view-talk")
        self.turns = Turns(words=words, telling=self._telling)
        words.put(self.turns.setAccessibleName, "history-view-turns")
        self.sound = Sound(words=words, telling=self._telling)
        words.put(self.sound.setAccessibleName, "history-view-sound")
        self.view = Segmented(self._view_words(), name=words.text("history-view"))
        self.view.chosen.connect(self._show_view)
        self._views = QStackedWidget()
        for part in (self.talk, self.turns, self.sound):
            self._views.addWidget(part)
        self._one = QWidget()
        inside = QVBoxLayout(self._one)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.header)
        inside.addWidget(self.player)
        inside.addWidget(hairline())
        choice = QHBoxLayout()
        choice.setContentsMargins(sizes.space_24, sizes.space_8, sizes.space_24, 0)
        choice.addWidget(self.view)
        choice.addStretch()
        inside.addLayout(choice)
        inside.addWidget(self._views, 1)
        self._skeleton = SkeletonRows(name=words.text("desk-loading"), rows=ROWS, avatars=False)
        self._nothing = QWidget()
        self._nothing_room = QVBoxLayout(self._nothing)
        self._stack = QStackedWidget()
        for page in (self._skeleton, self._one, self._nothing):
            self._stack.addWidget(page)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)

    def _open(self, call_id: str, *, moment: int | None = None) -> None:
        self._moment = moment
        if call_id != self._wanted:
            self.hearing.forget()
        self._wanted = call_id
        self._read(call_id)

    def _read(self, call_id: str) -> None:
        self.desk.operations.run(
            lambda: read_call(self.desk.workspace, call_id),
            name=f"calls.read-{call_id}",
            title=self.desk.words.text("history-reading"),
            complain=self.banner,
            done=self._take,
            quiet=True,
        )

    def _take(self, call: ShownCall) -> None:
        if call.record.id != self._wanted and not call.record.id.endswith(self._wanted):
            return
        self._wanted = call.record.id
        self._call = call
        self._show()
        moment, self._moment = self._moment, None
        self.hearing.open(call, moment=moment)

    def _show(self) -> None:
        call, words = self._call, self.desk.words
        self.view.set_words([text for _, text in self._view_words()])
        if call is None:
            return
        record = call.record
        self.header.title.setText(call.name or words.phone(record.number))
        self.header.set_second(self._telling.facts(record, named=bool(call.name)))
        tone = OUTCOME_TONES[record.outcome]
        self.header.set_chip(self._telling.outcome(record), tone=tone)
        caller = call.name or words.text("calls-role-caller")
        self.talk.show_talk(
            call.said,
            self._telling,
            assistant=call.assistant,
            caller=caller,
            none=partial(self._nothing_said, call),
        )
        self.turns.show_turns(call.turns)
        self.sound.show_call(call)
        self.person.show_call(call)
        self.reviewed.show_call(call)
        self._stack.setCurrentWidget(self._one)

    def _nothing_said(self, call: ShownCall) -> Placeholder:
        text, outcome, person = self.desk.words.text, call.record.outcome, call.person
        write = None
        if person is not None:
            write = (text("history-write"), partial(self.desk.open, "inbox", person.id))
        return Placeholder(
            sign="phone-x" if outcome in LOST else "phone",
            title=text("history-nothing-said", outcome=outcome.value),
            sentence=text("history-nothing-said.help", outcome=outcome.value),
            action=write,
        )

    def _show_view(self, key: str) -> None:
        self._views.setCurrentIndex(VIEWS.index(key))

    def _show_empty(self, empty: bool) -> None:
        if not empty:
            if not self._wanted and (first := self.calls.first) is not None:
                self.calls.choose(first)
                self._open(first)
            return
        empty_layout(self._nothing_room)
        text = self.desk.words.text
        self._nothing_room.addWidget(
            Placeholder(
                sign="phone", title=text("history-none"), sentence=text("history-none.help")
            )
        )
        self._stack.setCurrentWidget(self._nothing)
        self.person.show_call(None)

    def _news(self, call_id: str) -> None:
        self.calls.soon()
        if call_id == self._wanted:
            self._read(call_id)

    def _find(self) -> None:
        self.calls.field.setFocus()
        self.calls.field.selectAll()

    def _less_left(self, call_id: str) -> None:
        self._read(call_id)
        self.calls.reload()

    def _view_words(self) -> list[tuple[str, str]]:
        return [(key, self.desk.words.text(f"history-view-{key}")) for key in VIEWS]
