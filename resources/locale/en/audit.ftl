# The audit log: who, what, when and from where.

page-audit = Audit log
action-audit-find = Find in the log
action-audit-export = Export the log
action-audit-verify = Check the log
audit-search = Name, id or address
audit-filter-when = When
audit-filter-who = Who
audit-filter-deed = What
audit-filter-outcome = Outcome
audit-anybody = Anybody
audit-any-deed = Anything
audit-outcomes = { $outcome ->
    [done] Done
    [refused] Refused
    [failed] Failed
   *[any] Any outcome
}
audit-verify = Check integrity
audit-export = Export
audit-count = { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}
audit-more = Show earlier ones
audit-empty = No entries yet
    .help = Every change and every look at a client's data will stand here.
audit-not-found = Nothing found
    .help = Try another time, person or word.
audit-verified = The log is whole: { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}, none changed, none missing.
audit-broken = The log is damaged: { $count ->
    [one] { $count } entry is
   *[other] { $count } entries are
} changed or out of place.
    .help = Numbers: { $numbers }. Keep an export, and find out who had access to this computer.
audit-exporting = Exporting the log
audit-file = Audit log
audit-written = Exported: { $count ->
    [one] { $count } entry
   *[other] { $count } entries
}.
audit-entry = Entry { $number }
audit-who-system = The program itself
audit-who-cli = Command line
audit-who-visitor = Visitor at the counter
audit-who-nobody = Nobody signed in
audit-when = When
audit-who = Who
audit-role = Role
audit-origin = From where
audit-what = What
audit-subject = With what
audit-outcome = Outcome
audit-change = Before → after
audit-erased = Erased at the person's wish
audit-origin-name = { $origin ->
    [desk] desk
    [kiosk] screen for visitors
    [cli] command line
   *[other] { $origin }
}

# What was done.
audit-deed-users-view = Looks at users
audit-deed-users-change = Changes an account
audit-deed-profile-change = Changes their own password or PIN
audit-deed-keys-view = Looks at API keys
audit-deed-keys-change = Changes API keys
audit-deed-audit-view = Looks at the audit log
audit-deed-audit-export = Exports the audit log
audit-deed-audit-trim = Trims the log by age
audit-deed-audit-retention = Old entries were deleted for their age
audit-deed-secrets-view = Looks which secrets there are
audit-deed-secrets-change = Changes a secret
audit-deed-secrets-use = Uses a secret
audit-deed-settings-change = Changes a setting
audit-deed-people-view = Looks at a client
audit-deed-people-initials = Sees a caller's initials
audit-deed-people-meet = Begins a client's card
audit-deed-people-change = Changes a client
audit-deed-people-delete = Deletes a client
audit-deed-conversations-view = Reads a thread
audit-deed-conversations-write = Writes into a thread
audit-deed-conversations-delete = Deletes a thread
audit-deed-conversations-draft = Drafts a reply
audit-deed-chats-view = Reads their own chat
audit-deed-chats-write = Writes into their own chat
audit-deed-chats-delete = Deletes their own chat
audit-deed-calls-view = Looks at calls
audit-deed-calls-control = Handles a call
audit-deed-calls-listen = Listens to a live call
audit-deed-calls-note = Writes a note to a call
audit-deed-calls-dial = Calls somebody
audit-deed-calls-record = Keeps the record of a call
audit-deed-calls-delete = Deletes a call
audit-deed-reports-view = Looks at reports
audit-deed-recordings-view = Listens to a recording
audit-deed-recordings-make = Records a talk
audit-deed-recordings-delete = Deletes a recording
audit-deed-promises-view = Looks at promises
audit-deed-promises-make = Makes a promise
audit-deed-promises-change = Settles a promise
audit-deed-promises-delete = Deletes a promise
audit-deed-knowledge-view = Looks at the knowledge
audit-deed-knowledge-ask = Asks the assistant
audit-deed-knowledge-change = Changes the knowledge
audit-deed-lines-view = Looks at lines
audit-deed-lines-use = Uses a line
audit-deed-models-view = Looks at models
audit-deed-models-change = Changes models
audit-deed-privacy-forget = Forgets a person
audit-deed-privacy-view = Looks at receipts of forgetting
audit-deed-visits-talk = Asks at the counter
audit-deed-visits-answer = Goes to a visitor
audit-deed-sms-view = Reads text messages
audit-deed-sms-send = Sends a text message
audit-deed-sms-carry = Carries a text message
audit-deed-session-begin = Sign-in
audit-deed-session-end = End of a session
audit-deed-users-names = Sees colleagues' names
audit-deed-widgets-view = Looks at chats of websites
audit-deed-widgets-change = Changes a chat of a website
audit-deed-widgets-receive = Receives a visitor of a website
audit-deed-widgets-uploads = Opens a visitor's file
audit-deed-bots-view = Looks at bots
audit-deed-bots-change = Changes a bot
audit-deed-bots-run = Switches a bot on or off
audit-deed-bots-write = Writes by a bot
audit-deed-bots-carry = Carries a bot's messages
audit-deed-bots-files = Opens a file sent to a bot
audit-deed-openai-ask = Asks through the API
audit-deed-openai-speak = Has speech made through the API
