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
error-user-exists = There is a user { $name } already. Choose another name.
error-owner-exists = The owner's account was made already. Sign in with it.
error-user-last-owner = { $name } is the only owner: without this account nobody could manage the others. Make another owner first.
error-user-name-bad = "{ $name }" cannot be a name to sign in by: 2 to 64 letters, digits, dots, dashes; no spaces.
error-user-role-unknown = There is no role { $role }. Roles: { $roles }.
error-user-right-unknown = There is no right { $right }. "manage users rights" shows all of them.
error-password-too-short = A password has { $shortest } to { $longest } characters. A few words are easy to remember and hard to guess.
error-password-too-easy = This password is among the first that anybody would try. Take a few words that have nothing to do with each other.
error-pin-bad = A PIN has { $shortest } to { $longest } digits, not all the same and not in a row.
error-pin-wrong = Wrong PIN. { $left ->
    [0] Sign in with your password now.
    [one] { $left } try left, then the password is asked for.
   *[other] { $left } tries left, then the password is asked for.
}
error-pin-missing = This user has no PIN. Sign in with the password.
error-session-missing = The session { $session } is over already.

setting-audit-keep_days = Days to keep the audit log
    .help = Who looked at what and changed what. Older entries are deleted; the log says that they were. 0: for ever.
