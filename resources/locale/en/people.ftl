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
action-people-new = New client
action-people-save = Save the card
action-people-import = Import clients from a file
action-people-export = Save clients to a file
people-search = Name, company or number
people-list = Clients
people-none = No clients yet
    .help = They come by themselves with the first call or message. You can write them down beforehand.
people-not-found = Nobody found
    .help = Try part of a name, a company or a number.
people-choose = Choose a client
    .help = The card opens here.
people-new = New client
people-nothing-known = nothing known yet
people-thread = Thread
people-more = More
people-save = Save
people-saved = The card is saved
people-leave = Leave it
people-field-name = Name
people-field-company = Company
people-field-numbers = Phones
    .help = One a line; the first is the one we call and write to.
people-field-language = Language
    .help = The secretary begins the talk in it.
people-field-notes = Note
people-language-any = As the secretary does
people-bad-number = This is no telephone number: { $text }
people-consents = What they allowed
people-consent-recording = Recording of calls
people-consent-writing = Messages on business
people-consent-offers = Advertising and offers
people-consent-answer-none = Not asked
people-consent-answer-yes = Yes
people-consent-answer-no = No
people-same = Perhaps the same person: { $who } ({ $because }).
people-likeness = { $kind ->
    [name] the same name
    [number] the same number written otherwise
   *[callback] asked for a call at the other’s number
}
people-look = Look
people-merge = Merge
people-merge-done = The cards are merged
people-merged = Merged into this card
people-part = Part
people-parted = The cards are two again
people-block = Turn their calls away
people-unblock = Take their calls again
people-is-blocked = Calls from these numbers are turned away from now on
people-unblocked = Calls from these numbers are taken again
people-import = Import from a file
people-import-take = Import
people-imported = New: { $added }, completed: { $changed }
people-export = Save clients to a file
people-export-form = { $form ->
    [csv] Save everybody as a CSV table
    [vcard3] Save everybody as vCard 3.0
   *[vcard4] Save everybody as vCard 4.0
}
people-file-holds = { $count ->
    [one] The file { $file } holds { $count } card.
   *[other] The file { $file } holds { $count } cards.
}
people-file-adds = Who is here with the same number is only completed: the file changes nothing that is written here.
people-file-unread = { $count ->
    [one] { $count } number is not understood and will be left out
   *[other] { $count } numbers are not understood and will be left out
}: { $some }
people-file-empty = There are no people in the file { $file }.
    .help = It has to be a CSV table with headings (name, phone …) or a vCard.
people-file-large = The file { $file } is too large.
    .help = Up to 50 MB will do. Divide it.
people-forget = Forget for good
people-forget-title = Forget { $name }?
    .help = The card, the thread, recordings, messages and kept promises are deleted. There is no way back; only a receipt without a name stays.
people-forget-type = To confirm, type: { $name }
people-forget-leave = Leave it
people-forgotten = Forgotten. The receipt is kept.
action-people-find = Find a client
