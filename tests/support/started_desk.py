"""The real desk, which ends when its window stands, and tells what was loaded until then.

``python -m tests.support.started_desk --data DIR app`` prints the names of modules as JSON.
"""

import json
import os
import signal
import sys

import ui.desk
from secretary_app.cli.main import main


async def tell(*_parts: object, **_named_parts: object) -> None:
    """In place of what serves calls behind the window."""
    print(json.dumps(sorted(sys.modules)), flush=True)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    ui.desk.SERVING = "tests.support.started_desk:tell"
    sys.exit(main(sys.argv[1:]))
