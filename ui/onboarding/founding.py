"""What the first start does with its answers: settings, the line, the owner, in this order.

Everything but the account can be said again, so the account comes last: where something fails, the
first start is still the first.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.assistants.settings import COMPANY_EN, COMPANY_RU
from secretary_app.foundation.auth.models import User
from secretary_app.foundation.i18n import Language
from secretary_app.foundation.i18n.settings import LANGUAGE
from ui.onboarding.first_start import Answers, LineChoice
from ui.runtime.person import Person

StartDemo = Callable[[], Awaitable[object]]


async def found(
    workspace: Workspace, person: Person, answers: Answers, *, start_demo: StartDemo
) -> User:
    """Makes the owner and signs them in. Raises UserFacing."""
    settings, actor = workspace.settings, person.actor().id
    await settings.set(LANGUAGE, answers.language.value, actor=actor)
    if answers.company:
        company = {Language.RU: COMPANY_RU, Language.EN: COMPANY_EN}[answers.language]
        await settings.set(company, answers.company, actor=actor)
        if answers.company.isascii():
            for each in (COMPANY_RU, COMPANY_EN):
                await settings.set(each, answers.company, actor=actor)
    if answers.line is LineChoice.DEMO:
        await start_demo()
    await workspace.users.make_owner(answers.name, answers.password, full_name=answers.full_name)
    person.owner_was_made()
    user = await workspace.seat.sign_in(answers.name, answers.password)
    if answers.pin:
        await workspace.users.set_own_pin(answers.pin)
    return user
