"""``secretary people …``."""

from __future__ import annotations

from typing import Protocol

import click

from secretary_app.features.privacy.models import AskedBy, Receipt
from secretary_app.features.privacy.service import ReceiptService
from secretary_app.foundation.console import Console, TranslatedGroup, workspace_command
from secretary_app.foundation.i18n import formats
from secretary_app.kernel.phone import PhoneNumber


class Forgetter(Protocol):
    """Whoever knows where a person may be found."""

    @property
    def receipts(self) -> ReceiptService:
        """The proofs."""

    async def forget(self, number: PhoneNumber, *, asked_by: AskedBy) -> Receipt:
        """Deletes what there is of a number."""


class PeopleWorkspace(Protocol):
    """What these commands use."""

    @property
    def forgetting(self) -> Forgetter:
        """Forgets people."""


@click.group(cls=TranslatedGroup)
def people() -> None:
    """Text: command-people."""


@people.command("forget")
@click.argument("number")
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def forget(
    workspace: PeopleWorkspace, console: Console, *, number: str, as_json: bool
) -> None:
    """Text: command-people-forget."""
    wanted = PhoneNumber.parse(number)
    _tell(await workspace.forgetting.forget(wanted, asked_by=AskedBy.OWNER), console, as_json)


@people.command("receipts")
@click.argument("number")
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def receipts(
    workspace: PeopleWorkspace, console: Console, *, number: str, as_json: bool
) -> None:
    """Text: command-people-receipts."""
    found = await workspace.forgetting.receipts.of(PhoneNumber.parse(number).e164)
    if as_json:
        console.json(found)
        return
    if not found:
        console.text("privacy-no-receipts")
    for receipt in found:
        _tell(receipt, console, as_json)


def _tell(receipt: Receipt, console: Console, as_json: bool) -> None:
    if as_json:
        console.json(receipt)
        return
    when = formats.moment(receipt.at, console.language)
    asked = console.translator.text(f"privacy-asked-{receipt.asked_by.value}")
    console.text("privacy-receipt", id=receipt.short_id, when=when, asked=asked, **receipt.erased)
