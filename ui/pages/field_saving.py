"""A field was left: what is wrong is said beside it, what is right is stored and can be undone."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from secretary_app.foundation.settings import Setting
from secretary_app.kernel.errors import UserFacing
from ui.runtime.operations import Complaints
from ui.shell.page import Desk
from ui.widgets.settings_form import SettingsForm

ValueT = TypeVar("ValueT")
StoredT = TypeVar("StoredT")


def save_field(
    desk: Desk,
    form: SettingsForm,
    setting: Setting[ValueT],
    text: str,
    *,
    holds: ValueT,
    store: Callable[[str], Coroutine[Any, Any, StoredT]],
    name: str,
    complain: Complaints,
    done: Callable[[StoredT], object] | None = None,
) -> None:
    """``holds`` is its value until now, ``store`` takes a text of it; ``done`` hears what came.

    Any: what a coroutine is sent and yields is nobody's business here.
    """
    before, words = setting.text_of(holds), desk.words
    if text == before:
        return
    try:
        setting.parse(text)
    except UserFacing as error:
        form.set_wrong(setting.key, words.error(error))
        return
    form.set_wrong(setting.key, "")
    desk.operations.run(
        lambda: store(text),
        name=name,
        title=words.text("lines-saving"),
        complain=complain,
        done=done,
        said=words.text("settings-saved", name=words.text(setting.text_id)),
        undo=lambda: store(before),
    )
