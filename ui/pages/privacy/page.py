"""The page of privacy: consent on each line, how long what is kept, and receipts of forgetting."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from secretary_app.channels.sms.settings import KEEP_DAYS as KEEP_SMS
from secretary_app.features.calls.settings import KEEP_DAYS as KEEP_CALLS
from secretary_app.features.conversations.settings import KEEP_DAYS as KEEP_WORDS
from secretary_app.features.lines.models import PhoneLine
from secretary_app.features.lines.settings import CONSENT
from secretary_app.features.privacy.events import PersonForgotten
from secretary_app.features.privacy.models import AskedBy, Receipt
from secretary_app.features.privacy.rights import FORGET, VIEW_RECEIPTS
from secretary_app.features.recordings.settings import ENABLED, HOLD_SECONDS
from secretary_app.features.recordings.settings import KEEP_DAYS as KEEP_SOUND
from secretary_app.foundation.audit.settings import KEEP_DAYS as KEEP_AUDIT
from secretary_app.foundation.settings import SettingChanged
from secretary_app.foundation.settings.rights import CHANGE_SETTINGS
from secretary_app.kernel.phone import BadPhoneNumber, PhoneNumber
from ui.pages.lines.view import title_of
from ui.pages.program_settings import ProgramSettings
from ui.shell.page import Desk, Page
from ui.theme import Role
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.form import FormRow
from ui.widgets.item import Item, list_in
from ui.widgets.page_column import PageColumn
from ui.widgets.sheet import Sheet
from ui.widgets.text import Label

RECORDING = (ENABLED, HOLD_SECONDS)
KEEPING = (KEEP_SOUND, KEEP_WORDS, KEEP_CALLS, KEEP_SMS, KEEP_AUDIT)
LONGEST_NUMBER = 30
SHOWN_RECEIPTS = 50


class PrivacyPage(Page):
    """Each field holds as soon as it is left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self._receipts: list[Receipt] = []
        self.main = self.column = PageColumn(banner=desk.banner())
        words.put(self.column.header.title.setText, "page-privacy")
        self.forget = Button("", sign="eraser")
        words.put(self.forget.setText, "privacy-forget")
        self.forget.setEnabled(desk.may(FORGET.key))
        self.forget.clicked.connect(lambda _checked=False: self._ask_whom())
        self.column.header.add(self.forget)
        self.forms: list[ProgramSettings] = []
        words.changed.connect(self._show)
        self.listen(SettingChanged, self._setting_changed)
        self.listen(PersonForgotten, lambda _event: self._look())

    def opened(self, what: str) -> None:
        """Shows what holds, and asks for the receipts."""
        del what
        self._show()
        self._look()

    def _look(self) -> None:
        if not self.desk.may(VIEW_RECEIPTS.key):
            return
        self.desk.operations.run(
            self.desk.workspace.forgetting.receipts.newest,
            name="privacy.look",
            title=self.desk.words.text("desk-loading"),
            complain=self.column.banner,
            done=self._take,
            quiet=True,
        )

    def _take(self, receipts: list[Receipt]) -> None:
        self._receipts = receipts
        self._show()

    def _show(self) -> None:
        words, workspace = self.desk.words, self.desk.workspace
        consent = Card(words.text("privacy-consent"))
        for line in workspace.lines.all():
            consent.add(self._consent(line))
        self.forms = []
        cards: list[QWidget] = [consent]
        for title, settings in (("privacy-recording", RECORDING), ("privacy-keeping", KEEPING)):
            form = ProgramSettings(self.desk, settings, self.column.banner)
            card = Card(words.text(title))
            card.add(form)
            self.forms.append(form)
            cards.append(card)
        cards.append(self._receipts_card())
        self.column.show_cards(cards)

    def _consent(self, line: PhoneLine) -> FormRow:
        words = self.desk.words
        choice = ChoiceField()
        for rule in CONSENT.type:
            choice.addItem(words.text(f"{CONSENT.text_id}.{rule.value}"), rule.value)
        choice.setCurrentIndex(choice.findData(line.get(CONSENT).value))
        choice.setEnabled(self.desk.may(CHANGE_SETTINGS.key))
        choice.activated.connect(lambda at: self._set_consent(line, str(choice.itemData(at))))
        return FormRow(title_of(line, words), choice)

    def _set_consent(self, line: PhoneLine, rule: str) -> None:
        lines, actor, words = self.desk.workspace.lines, self.desk.actor(), self.desk.words
        before = line.get(CONSENT).value
        if rule == before:
            return
        self.desk.operations.run(
            lambda: lines.set(line.id, "consent", rule, actor=actor),
            name=f"privacy.consent.{line.id}",
            title=words.text("lines-saving"),
            complain=self.column.banner,
            done=lambda _line: self._show(),
            said=words.text("settings-saved", name=words.text(CONSENT.text_id)),
            undo=lambda: lines.set(line.id, "consent", before, actor=actor),
        )

    def _receipts_card(self) -> Card:
        words = self.desk.words
        card = Card(words.text("privacy-receipts"))
        if not self._receipts:
            card.add(Label(words.text("privacy-nobody-yet"), role=Role.SMALL, tone="text2"))
        items = []
        for each in self._receipts[:SHOWN_RECEIPTS]:
            asked = words.text(f"privacy-asked-{each.asked_by.value}")
            erased = dict(each.erased)
            title = words.text("privacy-receipt-number", id=each.short_id)
            items.append(
                Item(
                    title,
                    second=f"{words.moment(each.at)}, {asked}\n"
                    + words.text("privacy-receipt-erased", **erased),
                    sign="shield-check",
                )
            )
        return list_in(card, items)

    def _setting_changed(self, event: SettingChanged) -> None:
        settings = self.desk.workspace.settings
        for form in self.forms:
            if event.key in form.rows:
                form.show_value(event.key, settings.get(settings.find(event.key)))

    def _ask_whom(self) -> None:
        """It cannot be undone, so the number is typed, and what goes is said before."""
        words = self.desk.words
        sheet = Sheet(self.desk.window, title=words.text("privacy-forget-title"))
        sheet.add(Label(words.text("privacy-forget-what"), wrap=True))
        number = QLineEdit()
        number.setMaxLength(LONGEST_NUMBER)
        row = FormRow(words.text("privacy-forget-number"), number)
        sheet.add(row)
        back = Button(words.text("users-not-now"))
        back.clicked.connect(sheet.dismiss)
        sheet.add_button(back)
        sure = Button(words.text("privacy-forget-now"), kind=Kind.DANGER)

        def press() -> None:
            try:
                whom = PhoneNumber.parse(number.text())
            except BadPhoneNumber as error:
                row.set_wrong(words.error(error))
                return
            sheet.dismiss()
            self._forget(whom)

        sure.clicked.connect(press)
        sheet.add_button(sure)
        sheet.closed.connect(sheet.deleteLater)
        sheet.open()

    def _forget(self, whom: PhoneNumber) -> None:
        words = self.desk.words
        self.desk.operations.run(
            lambda: self.desk.workspace.forgetting.forget(whom, asked_by=AskedBy.OWNER),
            name="privacy.forget",
            title=words.text("privacy-forgetting"),
            blocks=self.forget,
            complain=self.column.banner,
            said=words.text("privacy-forgotten", number=whom.formatted()),
        )
