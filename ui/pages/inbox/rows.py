"""Everybody as rows of the list. Knows no widgets."""

from __future__ import annotations

from datetime import datetime

from secretary_app.features.conversations.models import Channel, Role
from ui.pages.inbox.naming import Naming
from ui.pages.inbox.reading import Listed
from ui.runtime.words import Words
from ui.widgets.avatar import initial
from ui.widgets.rows import Row

SIGNS = {
    Channel.PHONE: "phone",
    Channel.SMS: "chat-text",
    Channel.TELEGRAM: "telegram-logo",
    Channel.WHATSAPP: "whatsapp-logo",
    Channel.WIDGET: "globe",
    Channel.API: "code",
}
OTHER_SIGN = "chat-circle"
MISSED_SIGN = "phone-x"


def row_of(listed: Listed, naming: Naming, words: Words) -> Row:
    """Somebody, with what was last."""
    second, mark, tone = _second(listed, naming, words)
    person, talk = listed.person, listed.talk
    return Row(
        key=listed.key,
        title=naming.who(person),
        second=second,
        mark=mark,
        tone=tone,
        when=_lately(listed.at, words),
        letter=initial(person.name or "") if person is not None else "#",
        count=0 if talk is None else talk.unseen,
    )


def _second(listed: Listed, naming: Naming, words: Words) -> tuple[str, str, str]:
    if listed.draft:
        return words.text("inbox-draft", text=listed.draft), "pencil-simple", "accent_text"
    if listed.call is not None:
        return naming.call(listed.call), MISSED_SIGN, "danger"
    assert listed.talk is not None, "there is one or the other"
    last = listed.talk.last
    mark = SIGNS.get(last.channel, OTHER_SIGN)
    text = last.text or words.text("calls-no-words")
    if last.role is Role.OPERATOR:
        text = words.text("inbox-ours", text=text)
    return text, mark, "text" if listed.talk.unseen else "text2"


def _lately(when: datetime, words: Words) -> str:
    """The time today, the day otherwise."""
    local = when.astimezone()
    if local.date() == words.today:
        return words.clock(when)
    return words.day(local.date())
