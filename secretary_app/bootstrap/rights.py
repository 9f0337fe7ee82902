"""The rights of all slices, in the order in which they are listed."""

from __future__ import annotations

from secretary_app.foundation.audit import rights as audit
from secretary_app.foundation.auth import rights as auth
from secretary_app.foundation.auth.permissions import RightCatalogue

RIGHTS = RightCatalogue(
    (
        *auth.RIGHTS,
        *audit.RIGHTS,
    )
)
