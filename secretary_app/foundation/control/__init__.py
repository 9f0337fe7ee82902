"""Commands for the running program: a second process sends the words, the first one runs them.

It travels on the Wyoming wire over a socket that only the owner of the data folder may open. The
messages stand in ``messages.py``. Imported by ``cli`` and ``bootstrap``; emits nothing.
"""

from secretary_app.foundation.control.client import ProgramLeft, ProgramUnreachable, run_there
from secretary_app.foundation.control.messages import RunCommand
from secretary_app.foundation.control.server import ControlServer

__all__ = ["ControlServer", "ProgramLeft", "ProgramUnreachable", "RunCommand", "run_there"]
