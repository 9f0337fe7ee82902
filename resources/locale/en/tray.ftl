# The sign in the system's tray and its menu.

tray-state = { $state ->
    [ready] ready to answer
    [in-call] in a call
    [deaf] cannot understand speech: no recogniser
    [muted] paused, calls are not taken
    [starting] starting
   *[offline] no line
}
tray-waiting = { $missed ->
    [0] { $messages ->
        [one] { $messages } new message
       *[other] { $messages } new messages
    }
   *[other] Missed: { $missed }, new messages: { $messages }
}
tray-open = Open the desk
tray-panel = Small call window
tray-answer = Answer
tray-let = Let the secretary answer
tray-decline = Decline
tray-quiet = The secretary is quiet and listens
tray-pause = Take no calls
tray-resume = Take calls again
tray-rest = Do not disturb
tray-quit = Quit
tray-rings = Incoming call
    .help = Press to look. If you do not answer, the secretary will.
tray-hidden = The secretary goes on working
    .help = The window is closed, calls are taken. Quit from the menu of this sign.
tray-none = This system has no tray for signs: the window is the secretary's only place.
