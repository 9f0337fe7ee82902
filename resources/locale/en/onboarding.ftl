# First start, signing in, the lock: what stands before the desk.

first-step = Step { $number } of { $all }
first-back = Back
first-forward = Next
first-finish = Start working
first-making = Getting the desk ready

first-language = Welcome
    .help = The secretary answers calls, writes everything down and passes it on to you. Setting up takes two minutes. Which language shall we speak?
first-house = Who you are
    .help = The secretary says your company's name when picking up. This account will be the owner's: it may do everything.
first-password = Your password
    .help = There is no ready-made one: only you know it. A few ordinary words are easy to remember and hard to guess.
first-pin = A PIN for the lock
    .help = When you walk away the desk locks itself, and this code opens it. You may leave it out.
first-line = Where calls come from
    .help = You can change it any day: System, Lines.

first-field-company = Company name
    .help = As it is said aloud: the Key Workshop. You can fill it in later.
first-field-full_name = Your name
    .help = As colleagues see you: Anna Smirnova.
first-field-name = Sign-in name
    .help = No spaces. It is asked for together with the password.
first-field-password = Password
first-field-again = Password again
first-field-pin = PIN
    .help = 4 to 12 digits, not all the same and not in a row.

first-line-modem = A modem with a SIM card
    .help = No modem found yet. Plug it in by USB: the secretary will notice.
first-modem-found = Found: { $modem }
first-line-demo = Demo line
    .help = A make-believe telephone: try everything without a modem, a scripted caller rings.
first-line-later = Decide later
    .help = The desk opens; there will be no calls yet.

strength-of-password = Password strength: { $strength }
strength-refused = Will not do
strength-fair = Fair
strength-good = Good
strength-strong = Excellent

front-show-secret = Show what is typed

sign-in-title = Sign in
    .help = The secretary answers calls meanwhile.
sign-in-name = Name
sign-in-password = Password
sign-in-enter = Sign in
sign-in-wait = Try again in { $seconds } s

lock-title = The desk is locked
    .help = { $name }. The secretary goes on answering calls.
lock-pin = PIN
lock-open = Unlock
lock-other = Sign in as somebody else
lock-backspace = Delete a digit
lock-rings = { $initials } is calling
lock-rings-unknown = An unknown number is calling

new-password-title = Choose your own password
    .help = The one you were given works only once.
new-password-old = The password you were given
new-password-new = New password
new-password-save = Save and sign in

seat-of = At the desk: { $name }
seat-sign-out = Sign out
seat-role = { $role ->
    [owner] owner
    [admin] administrator
    [operator] operator
    [editor] editor
    [viewer] viewer
    [web] web
    [guest] guest
   *[user] user
}
action-seat-lock = Lock
action-seat-sign-out = Sign out or switch user

setting-desk-lock_minutes = Lock after minutes
    .help = Without a key or a mouse movement; needs a PIN. 0 = never. The desk is not locked while you talk.

error-passwords-differ = The passwords differ. Type the same one again.
error-name-missing = Say what you are called.

# The demo line.
demo-line-name = Demo line
demo-is-on = The demo line is starting. Press “Demo call” below once it is ready.
demo-is-off = The demo line is gone.
action-demo-on = Switch the demo line on
action-demo-off = Remove the demo line
action-demo-ring = Demo call
error-demo-no-call = { $reason ->
    [in-call] There is a call on the demo line already.
    [starting] The demo line is still starting: a few seconds more.
   *[off] The demo line is off.
}
setting-demo-line = Id of the demo line
    .help = Filled in when the demo line is switched on in the window.

# One's own password and PIN, from the menu of the user.
action-seat-own-pin = PIN of the lock
action-seat-own-password = Change one's own password
own-password = One's own password
own-password-now = Present password
own-password-changed = The password is changed
own-pin = PIN of the lock
    .help = It opens the desk when it is locked.
own-pin-new = New PIN
own-pin-again = Once more
own-pin-differs = Not the same as the first.
own-pin-remove = Remove the PIN
own-pin-changed = The PIN is changed
own-pin-removed = There is no PIN any more: the desk is closed by signing out
own-save = Save
own-not-now = Not now
