# People: who calls and writes.

error-person-missing = That person ({ $person_id }) is no longer there: the card may have been removed or merged. Reload the list.
error-person-name-too-long = The name is too long: { $length ->
    [one] { $length } character
   *[other] { $length } characters
}, at most { $longest } fit. Shorten it.
error-person-notes-too-long = The note is too long: { $length } characters, up to { $longest } fit. Shorten it.
error-person-number-taken = The number { $number } stands in the card of “{ $name }” already. Merge the cards, or write another number.
error-person-merge-missing = The cards are two already. Refresh the list.
error-person-merge-same = This is one and the same card. Choose another.

# The page of clients and the card.
page-people = Clients
people-blocked = Blocked
people-contacts = Contacts
people-notes = Note
people-language = Language
people-language-name = { $language ->
    [ru] Russian
    [en] English
   *[other] { $language }
}
people-identity-phone = Phone
people-identity-telegram = Telegram
people-identity-whatsapp = WhatsApp
people-identity-sender = Sender
people-identity-visitor = Website visitor
people-copy = Copy { $text }
