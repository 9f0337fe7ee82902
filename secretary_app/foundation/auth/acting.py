"""Who acts here and now, and the check that every method of a service makes.

A door (the desk, the command line, the program itself) says who acts with ``acting_as``; tasks
inherit it from whoever started them. A service marks each method with ``needs``. Where no door has
spoken, nobody acts, and nobody may do nothing.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import ParamSpec, Protocol, TypeVar, cast

from secretary_app.foundation.auth.actor import NOBODY, SYSTEM, Actor
from secretary_app.foundation.auth.errors import NotAllowed, NotSignedIn
from secretary_app.foundation.auth.permissions import Effect, Right
from secretary_app.kernel.errors import SecretaryError

P = ParamSpec("P")
R = TypeVar("R")

Values = Mapping[str, object]
"""Named values of a thing before or after a change: no secret, nobody's words."""

DONE = "done"
REFUSED = "refused"

LONGEST_SUBJECT = 64

MARK = "needed_right"
"""Attribute of a guarded method: the ``Right``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Somebody did something, or tried to."""

    actor: Actor
    right: str
    subject: str
    """Id of what it was done with; empty where it was many things or none."""
    origin: str = ""
    """The door, and of a door that has one, the address."""
    look: bool = False
    """Nothing was changed."""
    outcome: str = DONE
    """``done``, ``refused``, or the code of the error."""
    before: Values = field(default_factory=dict)
    after: Values = field(default_factory=dict)


class Witness(Protocol):
    """Writes deeds down."""

    def note(self, deed: Deed) -> None:
        """Soon, in order, without making the doer wait."""


@dataclass(frozen=True, slots=True)
class _Acting:
    who: Callable[[], Actor]
    witness: Witness | None = None
    origin: str = ""


class _Change:
    """Of the method that is at work: what it told of its change."""

    def __init__(self) -> None:
        self.before: Values = {}
        self.after: Values = {}


_NOBODY_ACTS = _Acting(lambda: NOBODY)
_ACTING = ContextVar("acting", default=_NOBODY_ACTS)
_CHANGE: ContextVar[_Change | None] = ContextVar("change", default=None)


def current_actor() -> Actor:
    """Who acts."""
    return _ACTING.get().who()


@contextmanager
def acting_as(
    who: Actor | Callable[[], Actor], *, witness: Witness | None = None, origin: str = ""
) -> Iterator[None]:
    """Whatever is done or started inside is done by ``who``.

    A desk gives a function: who sits there changes while tasks go on. Without a ``witness``, or an
    ``origin``, those of the surroundings stay.
    """
    with _within(_acting(who, witness, origin)):
        yield


def act_from_now_on(
    who: Actor | Callable[[], Actor], *, witness: Witness | None = None, origin: str = ""
) -> None:
    """The same without an end, for the thread of a window, whose slots no task has started."""
    _ACTING.set(_acting(who, witness, origin))


def whoever_acts_now() -> Callable[[], AbstractContextManager[None]]:
    """Gives, inside a deeper ``acting_as``, the place back to whoever acts now."""
    now = _ACTING.get()
    return lambda: _within(now)


def needs(
    right: Right, *, owned: bool = False, about: str | None = None
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Marks a service's method: only who has ``right`` gets in, and what they do is written down.

    Args:
        right: What the method does.
        owned: The method itself looks whose the thing is, with ``must_own``, so that
            a right to one's own things is enough to get in.
        about: The parameter with the id of what it is done with, or ``parameter.attribute``.
    """

    def guard(method: Callable[P, R]) -> Callable[P, R]:
        subject_of = _subject_reader(method, about)
        if right.effect is Effect.CHANGE and inspect.iscoroutinefunction(method):

            async def guarded(*args: P.args, **kwargs: P.kwargs) -> object:
                subject = subject_of(args, kwargs)
                _let_in(right, owned, subject)
                return await _carried_out(right, subject, method(*args, **kwargs))

            result = cast("Callable[P, R]", guarded)
        else:

            def looked(*args: P.args, **kwargs: P.kwargs) -> R:
                subject = subject_of(args, kwargs)
                _let_in(right, owned, subject)
                if right.effect is not Effect.LOOK:
                    _note(right, subject)
                return method(*args, **kwargs)

            result = looked
        functools.update_wrapper(result, method)
        setattr(result, MARK, right)
        return result

    return guard


def must_have(right: Right, *, subject: str = "") -> None:
    """For a door of many small deeds that asks by itself. Raises NotSignedIn or NotAllowed."""
    _let_in(right, False, subject)
    if right.effect is not Effect.LOOK:
        _note(right, subject)


def must_own(right: Right, owner_id: str | None) -> None:
    """Inside a method that is ``owned``: refuses what is somebody else's. Raises NotAllowed."""
    actor = current_actor()
    if not actor.may(right, owner_id=owner_id):
        _note(right, "", outcome=REFUSED)
        raise NotAllowed(right=right.key, role=actor.role)


def by_own_authority() -> AbstractContextManager[None]:
    """For a method that was allowed as a whole and does its work through other slices.

    Never around a ``yield`` of a generator: whoever takes its values would have the rights, too.
    """
    actor = current_actor()
    return acting_as(replace(actor, everything=True))


def tell_change(*, before: Values | None = None, after: Values | None = None) -> None:
    """From inside a method that changes something: what it was and what it has become."""
    change = _CHANGE.get()
    if change is not None:
        change.before, change.after = before or {}, after or {}


def _acting(who: Actor | Callable[[], Actor], witness: Witness | None, origin: str) -> _Acting:
    def always() -> Actor:
        assert isinstance(who, Actor)
        return who

    now = _ACTING.get()
    return _Acting(
        who=always if isinstance(who, Actor) else who,
        witness=witness or now.witness,
        origin=origin or now.origin,
    )


@contextmanager
def _within(acting: _Acting) -> Iterator[None]:
    # No token: the end of a generator may run in another context than its beginning.
    before = _ACTING.get()
    _ACTING.set(acting)
    try:
        yield
    finally:
        _ACTING.set(before)


def _let_in(right: Right, owned: bool, subject: str) -> None:
    actor = current_actor()
    if actor.may_somehow(right) if owned else actor.may(right):
        return
    if actor is NOBODY:
        raise NotSignedIn(right=right.key)
    _note(right, subject, outcome=REFUSED)
    raise NotAllowed(right=right.key, role=actor.role)


async def _carried_out(right: Right, subject: str, work: object) -> object:
    change = _Change()
    outer = _CHANGE.get()
    _CHANGE.set(change)
    try:
        result = await cast("Awaitable[object]", work)
    except SecretaryError as error:
        _note(right, subject, outcome=error.code)
        raise
    finally:
        _CHANGE.set(outer)
    _note(right, subject, change=change)
    return result


def _note(
    right: Right, subject: str, *, outcome: str = DONE, change: _Change | None = None
) -> None:
    acting = _ACTING.get()
    actor = acting.who()
    if acting.witness is None or actor.id == SYSTEM.id:
        return
    if outcome == DONE and _CHANGE.get() is not None:
        # A step of what is being done, which is noted as a whole.
        return
    change = change or _Change()
    acting.witness.note(
        Deed(
            actor=actor,
            right=right.key,
            subject=subject,
            origin=acting.origin,
            look=right.effect is not Effect.CHANGE,
            outcome=outcome,
            before=change.before,
            after=change.after,
        )
    )


def _subject_reader(
    method: Callable[..., object], about: str | None
) -> Callable[[tuple[object, ...], Mapping[str, object]], str]:
    """How the subject is found among the arguments of a call."""
    if about is None:
        return lambda _args, _kwargs: ""
    name, _, attribute = about.partition(".")
    place = list(inspect.signature(method).parameters).index(name)

    def subject(args: tuple[object, ...], kwargs: Mapping[str, object]) -> str:
        value = kwargs.get(name) if name in kwargs else args[place] if place < len(args) else None
        found = getattr(value, attribute) if attribute and value is not None else value
        return str(found or "")[:LONGEST_SUBJECT]

    return subject
