"""Keeps worker processes alive: spawn, handshake, heartbeat, memory limit, log relay, restart.

`Supervisor` is what others use; `WorkerSpec` says what to run; `command.child_command` is how any
child of this program is started. Emits `StateChanged` to its listeners. May be imported by
`secretary_app`.
"""

from engines.supervisor.command import child_command
from engines.supervisor.leftovers import sweep
from engines.supervisor.spec import Vitals, WorkerSpec
from engines.supervisor.states import StateChanged, WorkerState
from engines.supervisor.supervisor import Supervisor

__all__ = [
    "StateChanged",
    "Supervisor",
    "Vitals",
    "WorkerSpec",
    "WorkerState",
    "child_command",
    "sweep",
]
