"""What the handlers of the widget's routes are made of."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.channels.widget.happenings import Followers
from secretary_app.channels.widget.presence import PresenceTeller
from secretary_app.channels.widget.reception import Reception
from secretary_app.channels.widget.script import ScriptMaker
from secretary_app.channels.widget.talk import WidgetTalk
from secretary_app.channels.widget.telling import Teller
from secretary_app.channels.widget.visits import Visits
from secretary_app.channels.widget.wishes import VisitorWishes


@dataclass(frozen=True, slots=True, kw_only=True)
class WidgetParts:
    """They know one another's wire, and nothing of each other's work."""

    reception: Reception
    teller: Teller
    visits: Visits
    talk: WidgetTalk
    wishes: VisitorWishes
    presence: PresenceTeller
    scripts: ScriptMaker
    followers: Followers
