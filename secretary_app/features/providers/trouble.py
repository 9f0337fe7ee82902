"""Why an engine cannot work, for a person: what is wrong and what to do, in their language.

The worker's own sentence is for the log and names files; it is English.
"""

from __future__ import annotations

from dataclasses import dataclass

from engines.supervisor import Supervisor
from secretary_app.foundation.i18n import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Of one engine."""

    code: str
    """``model_missing``, ``model_broken`` … of the worker; empty where it only died."""
    reason: str
    """In the worker's words."""

    @classmethod
    def of(cls, worker: Supervisor) -> Trouble:
        """What the worker said last."""
        return cls(code=worker.useless, reason=worker.reason)

    def told(self, translator: Translator) -> str:
        """One or two sentences, the next step among them where there is one."""
        return translator.text("engine-trouble", trouble=self.code or "none", reason=self.reason)
