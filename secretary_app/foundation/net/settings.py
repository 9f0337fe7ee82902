"""What the owner may choose about connections to other machines."""

from __future__ import annotations

from secretary_app.foundation.settings import Setting

ALLOWED = Setting(key="network.allowed", type=bool, default=True)
"""Off: no connection leaves this machine, whoever asks."""

PROXY = Setting(key="network.proxy", type=str, default="", maximum=500)
"""``http://host:port``; empty: what the environment says (``https_proxy``, ``no_proxy``)."""

SETTINGS = (ALLOWED, PROXY)
