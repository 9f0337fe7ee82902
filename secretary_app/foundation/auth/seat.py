"""The place at the desk: who sits there changes while the window stays.

``seat.actor`` is given to ``acting_as``; whatever a page does is done by whoever sits there at that
moment. While the desk is locked nobody sits there, but the next caller is still shown by initials.
"""

from __future__ import annotations

from secretary_app.foundation.auth.actor import NOBODY, Actor
from secretary_app.foundation.auth.errors import NotSignedIn
from secretary_app.foundation.auth.events import SessionEnded, UserChanged
from secretary_app.foundation.auth.models import Session, User
from secretary_app.foundation.auth.permissions import Effect, Right, Scope
from secretary_app.foundation.auth.sessions import DESK, Sessions
from secretary_app.kernel.events import EventBus

SEE_INITIALS = Right("people.initials", Effect.LOOK)

LOCKED = Actor(id="locked", name="", role="locked", rights={SEE_INITIALS.key: Scope.ANY})
"""Whoever stands before a locked desk: sees that somebody calls, and the initials."""


class Seat:
    """One desk; listens for sessions that end elsewhere."""

    def __init__(self, *, sessions: Sessions, events: EventBus) -> None:
        self._sessions = sessions
        self._user: User | None = None
        self._session: Session | None = None
        self._locked = False
        events.subscribe(SessionEnded, self._ended)
        events.subscribe(UserChanged, self._changed)

    @property
    def user(self) -> User | None:
        """Who is signed in, also while the desk is locked."""
        return self._user

    @property
    def is_locked(self) -> bool:
        """Whether the PIN is asked for."""
        return self._locked

    def actor(self) -> Actor:
        """Who acts now."""
        if self._user is None:
            return NOBODY
        return LOCKED if self._locked else self._user.as_actor()

    async def sign_in(self, name: str, password: str) -> User:
        """Sits down, in place of whoever sat there; a wrong try leaves them where they are.

        Raises SignInFailed, TooManyTries or UserDisabled.
        """
        user, session = await self._sessions.sign_in(name, password, door=DESK)
        before = self._session
        self._user, self._session, self._locked = user, session, False
        if before is not None:
            await self._sessions.sign_out(before.id)
        return user

    async def sign_out(self) -> None:
        """Gets up."""
        session = self._session
        self._leave()
        if session is not None:
            await self._sessions.sign_out(session.id)

    def lock(self) -> None:
        """From now on nobody acts here, until the PIN or a password is given.

        Raises NotSignedIn: there is nothing to lock.
        """
        if self._user is None:
            raise NotSignedIn(right=SEE_INITIALS.key)
        self._locked = True

    async def unlock(self, pin: str) -> None:
        """Raises PinMissing, PinWrong (after the last of five whoever sat there is signed out)."""
        if self._user is None or self._session is None:
            raise NotSignedIn(right=SEE_INITIALS.key)
        session = self._session
        await self._sessions.try_pin(session.id, self._user.id, pin)
        if self._session is session:
            self._locked = False

    async def unlock_in_public(self, pin: str) -> None:
        """By a screen before which strangers stand, who can sign nobody out.

        Raises NotSignedIn, PinMissing, PinRefused or TooManyTries.
        """
        if self._user is None or self._session is None:
            raise NotSignedIn(right=SEE_INITIALS.key)
        session = self._session
        await self._sessions.try_pin_in_public(self._user.id, pin)
        if self._session is session:
            self._locked = False

    def _ended(self, event: SessionEnded) -> None:
        if self._session is not None and event.session_id == self._session.id:
            self._leave()

    def _changed(self, event: UserChanged) -> None:
        if self._user is not None and event.user.id == self._user.id:
            self._user = event.user

    def _leave(self) -> None:
        self._user, self._session, self._locked = None, None, False
