"""What may be chosen for each widget: declared like settings, kept with it (``book.py``)."""

from __future__ import annotations

from enum import StrEnum

from secretary_app.foundation.settings import FieldCatalogue, Setting


class Side(StrEnum):
    """The lower corner of the page."""

    RIGHT = "right"
    LEFT = "left"


class Theme(StrEnum):
    """How light it is."""

    AUTO = "auto"
    """As the visitor's system."""
    LIGHT = "light"
    DARK = "dark"


ADDRESS = Setting(key="widgets.address", type=str, default="", maximum=200)
"""Where browsers reach this secretary: ``https://secretary.example.com``."""

BEHIND_PROXY = Setting(key="widgets.behind_proxy", type=bool, default=False)
"""All visitors come by one address, which says nothing then."""

SETTINGS = (ADDRESS, BEHIND_PROXY)

COMPANY_HOURS, ALWAYS = "company", "always"

DOMAINS: Setting[tuple[str, ...]] = Setting(
    key="widget.domains", type=tuple[str, ...], default=(), maximum=50
)
"""Hosts of the pages it may stand on: ``example.com``, ``*.example.com``, ``localhost:8080``."""
ASSISTANT = Setting(key="widget.assistant", type=str, default="anna", maximum=64)
LANGUAGES: Setting[tuple[str, ...]] = Setting(
    key="widget.languages", type=tuple[str, ...], default=("ru", "en"), minimum=1, maximum=2
)
"""The first is for pages in a language that is not among them."""
COLOUR = Setting(key="widget.colour", type=str, default="#3451d1", maximum=7)
POSITION = Setting(key="widget.position", type=Side, default=Side.RIGHT)
THEME = Setting(key="widget.theme", type=Theme, default=Theme.AUTO)
AVATAR = Setting(key="widget.avatar", type=str, default="", maximum=2)
"""A letter or two; empty: the first of the assistant's name."""
TITLE = {
    "ru": Setting(key="widget.title_ru", type=str, default="", maximum=60),
    "en": Setting(key="widget.title_en", type=str, default="", maximum=60),
}
"""Empty: the assistant's name."""
GREETING = {
    "ru": Setting(key="widget.greeting_ru", type=str, default="", maximum=400, prose=True),
    "en": Setting(key="widget.greeting_en", type=str, default="", maximum=400, prose=True),
}
HOURS = Setting(key="widget.hours", type=str, default=COMPANY_HOURS, maximum=400)
"""When people are there: ``company``, ``always``, or hours as they are written in a fact."""
CLOSED = {
    "ru": Setting(key="widget.closed_ru", type=str, default="", maximum=300, prose=True),
    "en": Setting(key="widget.closed_en", type=str, default="", maximum=300, prose=True),
}
"""What is said when nobody is there; empty: our words, with the next opening."""
CONSENT = {
    "ru": Setting(key="widget.consent_ru", type=str, default="", maximum=500, prose=True),
    "en": Setting(key="widget.consent_en", type=str, default="", maximum=500, prose=True),
}
"""What a visitor agrees to by writing; empty: our words."""
CONSENT_LINK = Setting(key="widget.consent_link", type=str, default="", maximum=500)
"""The company's page on personal data."""
FORM = Setting(key="widget.form", type=bool, default=True)
FILES = Setting(key="widget.files", type=bool, default=True)
VOICE = Setting(key="widget.voice", type=bool, default=True)
CALLS = Setting(key="widget.calls", type=bool, default=True)
SOURCES = Setting(key="widget.sources", type=bool, default=True)

FIELDS = FieldCatalogue(
    "widget",
    (
        DOMAINS,
        ASSISTANT,
        LANGUAGES,
        COLOUR,
        POSITION,
        THEME,
        AVATAR,
        *TITLE.values(),
        *GREETING.values(),
        HOURS,
        *CLOSED.values(),
        *CONSENT.values(),
        CONSENT_LINK,
        FORM,
        FILES,
        VOICE,
        CALLS,
        SOURCES,
    ),
)
