"""The states of a supervised worker, and every move between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class WorkerState(StrEnum):
    """Where a worker is in its life."""

    STOPPED = "stopped"
    """Not started, or stopped by us."""
    STARTING = "starting"
    READY = "ready"
    """It listens, has told what it is, and answers the heartbeat."""
    ENDING = "ending"
    """It is being stopped or killed, or its remains are being cleared away."""
    WAITING = "waiting"
    """It failed and will be started again after a while."""
    FAILED = "failed"
    """It said that it can never work like this; only a new start by a person helps."""


TRANSITIONS: Mapping[WorkerState, frozenset[WorkerState]] = {
    WorkerState.STOPPED: frozenset({WorkerState.STARTING}),
    WorkerState.STARTING: frozenset({WorkerState.READY, WorkerState.ENDING}),
    WorkerState.READY: frozenset({WorkerState.ENDING}),
    WorkerState.ENDING: frozenset({WorkerState.STOPPED, WorkerState.WAITING, WorkerState.FAILED}),
    WorkerState.WAITING: frozenset({WorkerState.STARTING, WorkerState.STOPPED}),
    WorkerState.FAILED: frozenset({WorkerState.STOPPED}),
}


class IllegalMove(Exception):
    """A move that the table does not have: a bug of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StateChanged:
    """A worker has moved."""

    worker: str
    old: WorkerState
    new: WorkerState
    reason: str
    """Why, for the log: "exited with -9", "no pong in 10 s" …; empty where it is plain."""
    at: float
    """CLOCK_MONOTONIC in seconds."""


def check_move(old: WorkerState, new: WorkerState) -> None:
    """Raises IllegalMove for a move that is not in the table."""
    if new not in TRANSITIONS[old]:
        raise IllegalMove(f"{old} -> {new}")
