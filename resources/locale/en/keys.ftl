# Sign-in for programs: tokens and API keys.

error-token-invalid = This is not a token of this secretary. Sign in again.
error-token-expired = This token's time is over. Refresh it, or sign in again.
error-token-revoked = The session of this token is over. Sign in again.
error-token-reused = This refresh token was used before, so it may be in other hands. The session is ended; sign in again.
error-key-invalid = There is no such API key, or it was revoked. Make another one.
error-key-expired = The time of the API key "{ $name }" is over. Make another one.
error-key-missing = There is no API key { $key }. "manage keys list" shows all of them.
    .desk = The API key { $key } is no more.
error-key-name-bad = An API key needs a name that says what it is for, of at most { $longest } characters.
error-key-days-bad = An API key lasts 1 to { $most } days, or 0: for ever.
error-key-scopes-none = Say what the key may do: at least one right, or * for all that its user may.
error-key-scope-too-wide = A key may not do more than its user, or than whoever makes it: { $scope }.
error-key-too-many = This user has { $most } API keys already. Revoke some that are not needed any more.

command-manage-keys = API keys of programs
command-manage-keys-list = All keys; none of them is shown whole
    .user = of this user only
    .as_json = for programs
command-manage-keys-create = A new key; it is shown once
    .name = what it is for, in your words
    .user = for whom the program acts
    .scopes = a right that the key has, such as knowledge.ask; may be given many times; * for all that its user may
    .days = how long it lasts; 0: for ever
command-manage-keys-revoke = The key opens nothing any more
    .key_id = its id in the list
keys-column-id = Id
keys-column-user = User
keys-column-name = For what
keys-column-hint = Begins
keys-column-state = State
keys-column-used = Last used
keys-column-scopes = May
keys-none = There are no API keys.
keys-state-revoked = revoked
keys-state-expired = over
keys-state-forever = for ever
keys-state-until = until { $until }
keys-created = The key "{ $name }" of { $user }, shown only now: { $secret }
keys-revoked = The key "{ $name }" of { $user } opens nothing any more.

# The card on the page of users
keys-title = API keys
    .help = A key lets a program in where nobody signs in: a website, a till, a client of OpenAI.
keys-add = A new key…
keys-new = A new key
keys-for-what = What it is for
    .help = To know later which program would stop: the till, the website.
keys-for-whom = For whom the program acts
    .help = What it does is written down as theirs. It may never do more than they may.
keys-may = What it may do
    .help = No more than the program needs.
keys-for-questions = ask questions, look at knowledge
keys-for-chats = ask questions and keep chats
keys-for-all = all that this user may
keys-how-long = How long it lasts
    .help = A key that is forgotten somewhere ends by itself.
keys-days = { $count ->
    [0] for ever
    [one] { $count } day
   *[other] { $count } days
}
keys-shown-once = The key "{ $name }"
    .help = Copy it into the program now: it is shown once. Whoever has it gets in.
keys-revoke = Revoke
keys-may-all = all that the user may
keys-may-some = { $count ->
    [one] { $count } right
   *[other] { $count } rights
}
keys-never-used = never used
keys-used = used { $when } from { $address }
