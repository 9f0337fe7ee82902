"""How many visitors at once leave the calls enough open files."""

from __future__ import annotations

import sys

MOST = 2000

if sys.platform == "win32":

    def most_connections() -> int:
        """Sockets are counted by themselves there."""
        return MOST

else:
    import resource

    def most_connections() -> int:
        """At most half of what this process may have open, which is raised as far as it goes.

        The other half is for recordings, lines and the database.
        """
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = 2 * MOST if hard == resource.RLIM_INFINITY else min(2 * MOST, hard)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
        return MOST if soft == resource.RLIM_INFINITY else min(MOST, soft // 2)
