"""What the owner pastes into the pages of the website."""

from __future__ import annotations

from html import escape

from secretary_app.channels.widget.models import Widget

NOWHERE = "https://secretary.example.com"
"""Stands for the address that the owner has not chosen yet."""


def snippet(widget: Widget, address: str) -> str:
    """One line, before ``</body>``."""
    place = escape((address or NOWHERE).rstrip("/"))
    return f'<script src="{place}/widget.js?instance={escape(widget.id)}" async></script>'
