# The window of the desk: rail, status strip, palette, buttons that are everywhere.

command-app = Open the desk and answer calls
command-gallery = Show every part of the window in every state
    .scheme = theme: light, dark or night
    .save = pictures into this folder instead of a window
command-screenshots = Take pictures of every page of the window
    .out = folder for the pictures
    .looks = only of this theme, language and size: light_ru, night; may be given again
    .names = only pictures whose names begin so: calls, live; may be given again
desk-screenshots = Pictures: { $count }, in { $folder }
desk-no-display = There is no screen here, so no window can open: the secretary works without one. On a machine with a screen: make run. Over the network: ssh -X or QT_QPA_PLATFORM.
desk-library-missing = The window lacks a library of the system, so the secretary works without it. Install it and start again: sudo apt-get install { $package }
desk-already-open = The desk is open already: its window is in front now.

desk-title = Secretary
desk-undo = Undo
desk-try-again = Try again
desk-details = Details
desk-copy = Copy
desk-close = Close
desk-cancel = Stop
desk-loading = Loading
desk-passing-fault = That did not work just now. It usually passes by itself.
desk-fault = This is our mistake, report { $id } is stored. Everything else goes on.
desk-today = { $place ->
    [inside] today
   *[first] Today
}
desk-yesterday = { $place ->
    [inside] yesterday
   *[first] Yesterday
}
desk-megabytes = { $size } MB
desk-kilobytes = { $size } kB
desk-palette-hint = Find: a page, an action, a name, a number, a word
desk-palette-looking = Searching
desk-keys-what = Action
desk-keys-keys = Keys
desk-keys-new = New keys
    .help = Choose an action in the list and press the keys.
desk-keys-save = Use them
desk-keys-back = As before
desk-keys-letter = It takes Ctrl, Alt or F1–F12: a bare letter would get in the way of typing.
desk-keys-comma = A comma cannot be used.
desk-keys-taken = Taken: “{ $action }”
desk-stay = Stay
desk-quit-in-call = A call is on
    .help = If you close the program, the line asks the caller to hold on, and after ten seconds hangs up with a promise to call back.
desk-quit-anyway = Close the program

# The status strip at the bottom of every page.
desk-line = { $state ->
    [warming] The line is starting
    [absent] No modem found
    [starting] The line is starting
    [pin_needed] The SIM card waits for its PIN
    [registering] The line looks for its network
    [ready] The line is ready
    [ringing] A call
    [dialing] Dialling
    [in_call] In a call
    [ending] Hanging up
    [resetting] The modem is restarting
    [failed] The line does not work
    [lost] The line was lost, trying again
    [stopped] Calls are not taken
   *[other] Line: { $state }
}
# The chip above the list, a word or two.
desk-line-short = { $state ->
    [warming] Starting
    [absent] No modem
    [starting] Starting
    [pin_needed] PIN needed
    [registering] No network yet
    [ready] Ready
    [ringing] Ringing
    [dialing] Dialling
    [in_call] In a call
    [ending] Ending
    [resetting] Restarting
    [failed] Broken
    [lost] Line lost
    [stopped] Not taking calls
   *[other] { $state }
}
desk-engines-warming = Starting recognition and voice …
desk-engines-starting = { $ready } of { $all } engines ready
desk-engines-ready = Engines ready
desk-engines-failed = Not working: { $names }
desk-serving-failed = Calls are not taken: a fault of ours, the report is in the log.
desk-calls-today = { $count ->
    [one] { $count } call today
   *[other] { $count } calls today
}
desk-signal = { $weak ->
    [true] Weak signal: { $bars } of 5
   *[false] Signal { $bars } of 5
}

# Places of the rail.
place-calls = Calls
place-inbox = Inbox
place-clients = Clients
place-knowledge = Knowledge
place-sales = Sales
place-secretary = Secretary
place-reports = Reports
place-system = System

# Actions: palette, keys, tooltips.
action-shell-palette = Find and do
action-shell-keys = All keys
action-shell-region = Next part of the window
action-shell-back = Back
action-shell-context = Right column
action-shell-quit = Quit the program
action-shell-place-calls = Calls
action-shell-place-inbox = Inbox
action-shell-place-clients = Clients
action-shell-place-knowledge = Knowledge
action-shell-place-sales = Sales
action-shell-place-secretary = Secretary
action-shell-place-reports = Reports
action-shell-place-system = System

# Settings of the look.
setting-desk-theme = Theme of the window
    .help = system (as the system is), light, dark, night, or hours (night by the clock).
    .system = As the system
    .light = Light
    .dark = Dark
    .night = Night
    .hours = Night by the clock
setting-desk-text_percent = Size of text, per cent
    .help = From 90 to 150.
setting-desk-density = Density
    .help = compact, regular, or touch for fingers.
    .compact = Compact
    .regular = Regular
    .touch = For fingers
setting-desk-night_from_hour = Night theme from which hour
    .help = When the theme goes by the clock.
setting-desk-night_until_hour = Night theme until which hour
    .help = When the theme goes by the clock.
setting-desk-reduced_motion = No motion
    .help = Sheets and toasts appear at once, without animation.
setting-desk-bell_percent = Loudness of the bell at the desk, per cent
    .help = Sounds when somebody calls; 0: no sound. Do not disturb switches it off, too.
setting-desk-card_seconds = Card of the caller: seconds after the secretary has answered
    .help = While it is there, one button takes the call over; 0: shown only while a call waits for a person.
setting-desk-keys = Keys of one's own
    .help = A list such as shell.palette=Ctrl+J; F1 lists actions and keys.
