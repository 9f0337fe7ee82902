# Users: signing in, roles, rights, the desk's lock.

error-not-signed-in = Nobody is signed in here, or the desk is locked. Sign in first.
error-not-allowed = Your role ({ $role }) does not allow this ({ $right }). Ask the owner or an administrator.
error-sign-in-failed = The name or the password is wrong. Check the keyboard layout and Caps Lock.
error-sign-in-too-often = Too many wrong tries. Try again in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}.
error-user-disabled = The account { $name } is switched off. An administrator can switch it on again.
error-user-missing = There is no user { $name }. "manage users list" shows all of them.
    .desk = There is no user { $name }. All of them are in System → Users.
error-user-exists = There is a user { $name } already. Choose another name.
error-owner-exists = The owner's account was made already. Sign in with it.
error-user-last-owner = { $name } is the only owner: without this account nobody could manage the others. Make another owner first.
error-user-name-bad = "{ $name }" cannot be a name to sign in by: 2 to 64 letters, digits, dots, dashes; no spaces.
error-user-right-unknown = There is no right { $right }. Check how it is written.
error-password-too-short = A password has { $shortest } to { $longest } characters. A few words are easy to remember and hard to guess.
error-password-too-easy = This password is among the first that anybody would try. Take a few words that have nothing to do with each other.
error-pin-bad = A PIN has { $shortest } to { $longest } digits, not all the same and not in a row.
error-pin-wrong = Wrong PIN. { $left ->
    [0] Sign in with your password now.
    [one] { $left } try left, then the password is asked for.
   *[other] { $left } tries left, then the password is asked for.
}
error-pin-refused = Wrong PIN.
error-pin-missing = This user has no PIN. Sign in with the password.
error-session-missing = The session { $session } is over already.

setting-audit-keep_days = Days to keep the audit log
    .help = Who looked at what and changed what. Older entries are deleted; the log says that they were. 0: for ever.

command-manage = Users, API keys, the audit log, secrets
command-manage-users = Who may sign in, and as what
command-manage-users-list = Everybody who has an account
    .as_json = for programs
command-manage-users-create = A new account; a first password is made up and shown once
    .name = by which they sign in
    .role = what they may do
    .full_name = as colleagues see it
command-manage-users-set-role = Give another role; the user has to sign in again
    .name = the user
    .role = what they may do from now on
command-manage-users-reset = A new first password in place of a forgotten one; ends waiting after wrong ones
    .name = the user
command-manage-users-disable = Switch an account off
    .name = the user
command-manage-users-enable = Switch it on again
    .name = the user
command-manage-users-sessions = Who is signed in now
    .end = end the session with this id
users-column-name = Name
users-column-full-name = Full name
users-column-role = Role
users-column-state = State
users-column-seen = Last sign-in
users-column-session = Session
users-column-door = Door
users-column-began = Since
users-state = { $active ->
    [yes] on
   *[no] off
}
users-none = Nobody has an account yet. The first start of the desk makes the owner's.
users-no-sessions = Nobody is signed in.
users-created = Made: { $name }, { $role }. First password: { $password } – it only lets its user choose their own.
users-role-set = { $name } is { $role } now.
users-reset = First password of { $name }: { $password } – it only lets its user choose their own.
users-disabled = { $name } is switched off.
users-enabled = { $name } is switched on.

command-manage-audit = Who did what, and when
command-manage-audit-list = The newest entries
    .actor = of this user (name or id; "cli" is this command line)
    .deed = of this kind: people.view, or people for all of them
    .subject = about this id
    .since = from this day on: 2026-11-21 or 2026-11-21T09:30
    .until = before this day
    .limit = at most so many
    .as_json = for programs
command-manage-audit-export = All entries to a new file: .csv for a table, else a JSON object per line
    .file = the new file
    .since = from this day on: 2026-11-21 or 2026-11-21T09:30
    .until = before this day
command-manage-audit-verify = Check that no entry was changed, removed or put in later
    .expected = a newest mark that was written down earlier: must stand in the log
audit-column-at = When
audit-column-actor = Who
audit-column-deed = What
audit-column-subject = With what
audit-column-outcome = Outcome
audit-column-change = Before → after
audit-none = The log has no such entries.
audit-exported = { $count } entries written to { $file }.
audit-flaw = Entry { $number }: { $flaw ->
    [changed] was changed after it was written.
    [removed] was removed.
    [inserted] was put in later.
   *[unlinked] does not follow the entry before it: that one was made anew, or entries between the two were removed.
}
audit-not-expected = The mark that was written down does not stand in the log: the log was made anew, or its end was cut off.
audit-whole = { $count } entries, none changed, none missing. Newest mark: { $newest }

command-manage-secrets = Keys and tokens of other services; no command shows one
command-manage-secrets-list = Their names, and where each is kept
    .as_json = for programs
command-manage-secrets-set = Keep a secret; what was kept under this name goes
    .name = small letters, digits, dots, dashes: telegram.token
    .file = the file that holds it; delete it afterwards
command-manage-secrets-import-models = Take over the keys of language models from an old llm_models.json
    .file = the old file
    .env = the old .env with LLM_MODEL_DECRYPT_KEY; else the environment has it
error-old-key-missing = LLM_MODEL_DECRYPT_KEY is not there. Name the old .env: --env FILE.
error-old-key-bad = LLM_MODEL_DECRYPT_KEY is no Fernet key, and other ciphers are not known here. Give the keys by "manage secrets set".
error-old-key-wrong = LLM_MODEL_DECRYPT_KEY does not open the key of the model { $model }, or that was encrypted in another way than with Fernet. Nothing was changed. Give the keys by "manage secrets set".
error-old-models-unreadable = This is no configuration of models: no JSON with provider_model_name and encrypted_api_key. Nothing was changed.
error-old-model-twice = The model { $model } stands there twice. Nothing was changed. Leave one of them in the file.
command-manage-secrets-remove = Delete a secret
    .name = as in the list
secrets-column-name = Name
secrets-column-place = Where
secrets-column-changed = Changed
secrets-place = { $place ->
    [keyring] the system's keyring
   *[file] the sealed file
}
secrets-none = There are no secrets.
secrets-set = { $name } is kept in { $place ->
    [keyring] the system's keyring.
   *[file] the sealed file.
}
secrets-removed = { $name } is deleted.
error-secret-missing = There is no secret { $name }, or the place where it was kept has lost it. Give it again: manage secrets set { $name } --file FILE.
    .desk = There is no secret { $name }, or the place where it was kept has lost it. Give it again.
error-secret-name-bad = "{ $name }" cannot be the name of a secret: small letters, digits, dots and dashes, a letter first, at most 64.
error-secret-is-ours = The program makes the value of { $name } up for itself: nobody gives it one. Remove it, and it makes another at its next start.
error-secret-value-bad = The secret { $name } is empty or longer than { $longest } characters. Check the file.
error-secret-keyring-failed = The system's keyring does not answer ({ $reason }). Unlock it, or set SECRETARY_MASTER_KEY to keep secrets in a sealed file.
error-secret-other-machine = The secrets in { $file } were sealed on another machine or in another account. Use it there, or move the file away and give the secrets again. Nothing was changed.
error-secret-wrong-key = The secrets in { $file } were sealed with another master key. Set SECRETARY_MASTER_KEY as it was then. Nothing was changed.
error-secret-file-broken = The file { $file } is damaged. Put a copy from a backup in its place, or move it away and give the secrets again. Nothing was changed.
error-secret-file-unwritable = The file { $file } cannot be read or written: { $reason }.
error-secret-machine-unknown = This system has no id to make a key of. Set SECRETARY_MASTER_KEY to a long secret.
error-secret-master-key-short = SECRETARY_MASTER_KEY is too short: at least { $shortest } characters.

# The page of users
page-users = Users
action-users-add = A new user
users-count = { $count ->
    [0] No accounts
    [one] { $count } account
   *[other] { $count } accounts
}
users-nobody = There is no account yet
    .help = The owner's account is made at the first start of the desk.
users-accounts = Accounts
page-account = My keys and sign-ins
account-signed-in = Where you are signed in
users-signed-in = Signed in now
users-new = A new user
users-create = Create
users-save = Save
users-not-now = Cancel
users-full-name = Full name
    .help = As colleagues see it.
users-name = Name to sign in by
    .help = Letters, digits, dots and hyphens, no spaces.
users-role = Role
    .help = What this person may do. It may be changed later.
users-role-name = { $role ->
    [owner] owner
    [admin] administrator
    [operator] operator: calls and clients
    [editor] editor of knowledge
    [viewer] viewer
    [user] user of the chat
    [web] web staff
   *[guest] guest
}
users-role-of = Role: { $name }
users-role-now = { $name }: { $role } from now on
users-change-role = Change the role…
users-new-password = A new first password
users-disable = Switch off
users-enable = Switch on
users-off = off
users-first-sign-in = no password chosen yet
users-first-password = First password: { $name }
    .help = Hand it over in person: it is shown once. With it one can only choose one's own.
users-never-seen = never signed in
users-seen = signed in { $when }
users-since = since { $when }
users-door = { $door ->
    [desk] the desk
    [api] a program
   *[other] { $door }
}
users-end-session = End the session
users-session-ended = { $name }: the session is over
