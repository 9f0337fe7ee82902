"""Who works at the desk: whoever has signed in, and before there are users whoever has the machine.

A door of its own: slots of the window are started by no task, so the thread as a whole is told who
acts, once, before its loop begins.
"""

from __future__ import annotations

from secretary_app.bootstrap.rights import RIGHTS
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.foundation.auth.acting import Deed, act_from_now_on
from secretary_app.foundation.auth.actor import MACHINE_OWNER, SYSTEM, Actor

ORIGIN = "desk"
"""Of what is done here, in the audit log."""


class Person:
    """Given to the window; also the witness of what is done in it."""

    def __init__(self) -> None:
        self._workspace: Workspace | None = None
        self._first_start = False

    def work_from_now_on(self) -> None:
        """Whatever this thread does is done by this person."""
        act_from_now_on(self.actor, witness=self, origin=ORIGIN)

    async def sit_down(self, workspace: Workspace) -> None:
        """The data are open; from now on the seat says who acts."""
        self._first_start = await workspace.users.is_first_start()
        self._workspace = workspace

    def owner_was_made(self) -> None:
        """The first start is over: from now on only who has signed in acts."""
        self._first_start = False

    @property
    def is_first_start(self) -> bool:
        """Whether nobody can sign in yet."""
        return self._first_start

    def actor(self) -> Actor:
        """Who acts now."""
        if self._workspace is None:
            return SYSTEM
        return MACHINE_OWNER if self._first_start else self._workspace.seat.actor()

    def may(self, right: str) -> bool:
        """Whether they may do it, at least with what is their own."""
        return self.actor().may_somehow(RIGHTS.get(right))

    def note(self, deed: Deed) -> None:
        """Into the audit log, once there is one."""
        if self._workspace is not None:
            self._workspace.audit.note(deed)
