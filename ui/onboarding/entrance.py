"""The way to the desk: first start, signing in, the lock, another user.

Holds no secrets: what is typed goes to the services and is forgotten with the view.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.calls.events import (
    CallEnded,
    CallerIdentified,
    CallRang,
    CallStateChanged,
)
from secretary_app.features.calls.states import CallState
from secretary_app.foundation.auth.errors import TooManyTries
from secretary_app.foundation.auth.events import SessionEnded
from secretary_app.foundation.auth.models import User
from secretary_app.foundation.auth.settings import LOCK_MINUTES
from secretary_app.foundation.i18n import Language
from secretary_app.foundation.settings import SettingChanged
from secretary_app.kernel.events import EventT
from ui.onboarding.first_start import FirstStart, Step
from ui.onboarding.first_start_view import FirstStartView
from ui.onboarding.founding import StartDemo, found
from ui.onboarding.idle import IdleWatch
from ui.onboarding.lock_view import LockView
from ui.onboarding.new_password_view import NewPasswordView
from ui.onboarding.own_account import OwnPassword, OwnPin
from ui.onboarding.ringing import RingingStrip
from ui.onboarding.sign_in_view import SignInView
from ui.onboarding.user_button import UserButton
from ui.runtime.person import Person
from ui.shell.actions import Action
from ui.shell.window import Window

MINUTE_MS = 60_000


class Entrance(QObject):
    """Emits ``came`` when somebody sits at the desk, and ``left`` when nobody does any more."""

    came = Signal(object)
    left = Signal()

    def __init__(
        self, *, window: Window, workspace: Workspace, person: Person, start_demo: StartDemo
    ) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._person = person
        self._start_demo = start_demo
        self._words = window.words
        self._present: str | None = None
        """Id of who is known to sit here."""
        self._last_name = ""
        self._ringing: RingingStrip | None = None
        self._rings: dict[str, str | None] = {}
        """Call to initials, of those that ring."""
        self.button = UserButton(words=window.words, actions=window.actions_list)
        window.rail.add_foot(self.button)
        self._idle = IdleWatch(self)
        self._idle.idle.connect(self._lock_where_idle)
        self._add_actions()
        self._unlisten = [
            self._hear(SessionEnded, self._session_ended),
            self._hear(SettingChanged, self._setting_changed),
            self._hear(CallRang, lambda event: self._rang(event.call_id)),
            self._hear(CallerIdentified, self._identified),
            self._hear(CallStateChanged, self._call_moved),
            self._hear(CallEnded, lambda event: self._rings_no_more(event.call_id)),
        ]
        unlisten = self._unlisten
        self.destroyed.connect(lambda: [each() for each in unlisten])

    def begin(self) -> None:
        """The first start, or signing in."""
        if self._person.is_first_start:
            self._first_start()
        else:
            self._ask_for_password()

    def lock(self) -> None:
        """Nobody acts here until the PIN is given; without a PIN, the password."""
        user = self._workspace.seat.user
        if user is None:
            return
        if not user.has_pin:
            self.sign_out()
            return
        self._workspace.seat.lock()
        view = LockView(
            words=self._words,
            banner=self._window.desk.banner(),
            ringing=self._strip(),
            whose=user.shown_name,
        )
        view.wanted.connect(lambda pin: self._unlock(view, pin))
        view.other.connect(self.sign_out)
        self._stand(view)

    def sign_out(self) -> None:
        """Whoever sat here gets up; others may sit down."""
        self._window.operations.run(
            self._workspace.seat.sign_out,
            name="entrance.sign-out",
            title=self._words.text("seat-sign-out"),
            done=lambda _result: self._nobody_here(),
        )

    def unlocked(self) -> None:
        """The PIN was given elsewhere: whoever sits here goes on."""
        user = self._workspace.seat.user
        if user is not None:
            self._welcome(user)

    # The first start

    def _first_start(self) -> None:
        start = FirstStart(self._words.language)
        view = FirstStartView(start, words=self._words, banner=self._window.desk.banner())
        view.language_chosen.connect(lambda key: self._words.speak(Language(key)))
        view.done.connect(lambda: self._make_owner(view, start))
        self._stand(view)
        self._window.operations.run(
            self._workspace.line.plugged_in,
            name="entrance.modems",
            title=self._words.text(f"first-{Step.LINE}"),
            done=view.know_modems,
            quiet=True,
        )

    def _make_owner(self, view: FirstStartView, start: FirstStart) -> None:
        self._window.operations.run(
            lambda: found(
                self._workspace, self._person, start.answers, start_demo=self._start_demo
            ),
            name="entrance.found",
            title=self._words.text("first-making"),
            blocks=view.forward,
            complain=view.banner,
            done=self._welcome,
        )

    # Signing in

    def _ask_for_password(self) -> None:
        view = SignInView(
            words=self._words,
            banner=self._window.desk.banner(),
            ringing=self._strip(),
            name=self._last_name,
        )
        view.wanted.connect(lambda name, password: self._sign_in(view, name, password))
        self._stand(view)

    def _sign_in(self, view: SignInView, name: str, password: str) -> None:
        async def attempt() -> User | TooManyTries:
            try:
                return await self._workspace.seat.sign_in(name, password)
            except TooManyTries as error:
                return error

        def answered(result: User | TooManyTries) -> None:
            if isinstance(result, User):
                self._sat_down(result, password)
            else:
                view.banner.tell(self._words.error(result), tone="warn", closable=False)
                view.wait(int(str(result.params["seconds"])))

        self._window.operations.run(
            attempt,
            name="entrance.sign-in",
            title=self._words.text("sign-in-enter"),
            complain=view.banner,
            done=answered,
            failed=view.try_again,
        )

    def _sat_down(self, user: User, password: str) -> None:
        self._last_name = user.name
        if user.password_is_temporary:
            self._ask_for_new_password(user, password)
        else:
            self._welcome(user)

    def _ask_for_new_password(self, user: User, given: str) -> None:
        view = NewPasswordView(words=self._words, banner=self._window.desk.banner(), name=user.name)
        view.old.setText(given)
        view.new.setFocus()
        view.other.connect(self.sign_out)
        view.wanted.connect(
            lambda old, new: self._window.operations.run(
                lambda: self._workspace.users.change_own_password(old, new),
                name="entrance.new-password",
                title=self._words.text("new-password-save"),
                blocks=view.enter,
                complain=view.banner,
                done=self._welcome,
            )
        )
        self._stand(view)

    def _unlock(self, view: LockView, pin: str) -> None:
        self._window.operations.run(
            lambda: self._workspace.seat.unlock(pin),
            name="entrance.unlock",
            title=self._words.text("lock-open"),
            blocks=view.enter,
            complain=view.banner,
            done=lambda _result: self.unlocked(),
            failed=lambda: self._wrong_pin(view),
        )

    def _wrong_pin(self, view: LockView) -> None:
        # With the last try the session is over, and its end has put the sign-in here already.
        if self._workspace.seat.user is not None:
            view.try_again()

    # Who sits here

    def _welcome(self, user: User) -> None:
        """The desk opens; another person sees nothing of what the one before had open."""
        other = user.id != self._present
        self._ringing = None
        self._window.open_desk()
        if other:
            self._leave_roster()
            self._present = user.id
            self._workspace.desk.sign_in(user.id)
            self._window.change_person()
        self.button.show_user(user)
        self._count_idle_time()
        self.came.emit(user)

    def _nobody_here(self) -> None:
        self._leave_roster()
        self._idle.wait(0)
        self.left.emit()
        self._ask_for_password()

    def _leave_roster(self) -> None:
        if self._present is not None:
            self._workspace.desk.sign_out(self._present)
            self._present = None

    def _session_ended(self, event: SessionEnded) -> None:
        """Ended elsewhere, or by too many wrong PINs: not by a person who sits here now."""
        if self._present == event.user_id and self._workspace.seat.user is None:
            self._nobody_here()

    def _lock_where_idle(self) -> None:
        user = self._workspace.seat.user
        talks = any(view.operator == self._present for view in self._workspace.desk.live())
        if user is not None and user.has_pin and not talks:
            self.lock()
        else:
            self._count_idle_time()

    def _count_idle_time(self) -> None:
        self._idle.wait(self._workspace.settings.get(LOCK_MINUTES) * MINUTE_MS)

    def _setting_changed(self, event: SettingChanged) -> None:
        if event.key == LOCK_MINUTES.key and self._present is not None:
            self._count_idle_time()

    def _add_actions(self) -> None:
        def here() -> bool:
            return self._workspace.seat.user is not None

        self._window.actions_list.add(
            Action(id="seat.lock", sign="lock", keys="Ctrl+L", run=self.lock, enabled=here),
            Action(id="seat.own-pin", sign="lock-key", run=self._own_pin, enabled=here),
            Action(id="seat.own-password", sign="key", run=self._own_password, enabled=here),
            Action(id="seat.sign-out", sign="sign-out", run=self.sign_out, enabled=here),
        )

    def _own_pin(self) -> None:
        user = self._workspace.seat.user
        if user is not None:
            OwnPin(self._window.desk, user).open()

    def _own_password(self) -> None:
        user = self._workspace.seat.user
        if user is not None:
            OwnPassword(self._window.desk, user).open()

    # Who calls meanwhile

    def _strip(self) -> RingingStrip:
        self._ringing = RingingStrip(self._words)
        self._show_ringing()
        return self._ringing

    def _rang(self, call_id: str) -> None:
        self._rings[call_id] = ""
        self._show_ringing()

    def _identified(self, event: CallerIdentified) -> None:
        person_id = event.person_id
        if person_id is None or event.call_id not in self._rings:
            return

        def known(initials: str) -> None:
            if event.call_id in self._rings:
                self._rings[event.call_id] = initials
                self._show_ringing()

        self._window.operations.run(
            lambda: self._workspace.people.initials(person_id),
            name=f"entrance.initials.{event.call_id}",
            title="",
            done=known,
            failed=self._show_ringing,
            quiet=True,
        )

    def _call_moved(self, event: CallStateChanged) -> None:
        if event.state is not CallState.RINGING:
            self._rings_no_more(event.call_id)

    def _rings_no_more(self, call_id: str) -> None:
        self._rings.pop(call_id, None)
        self._show_ringing()

    def _show_ringing(self) -> None:
        strip = self._ringing
        if strip is None:
            return
        first = next(iter(self._rings.values()), None)
        if first is None:
            strip.over()
        else:
            strip.rings(first)

    def _stand(self, view: QWidget) -> None:
        if not isinstance(view, SignInView | LockView):
            self._ringing = None
        self._window.stand_before(view)

    def _hear(self, kind: type[EventT], handler: Callable[[EventT], None]) -> Callable[[], None]:
        return self._workspace.events.subscribe(kind, handler)
