# The screen for visitors at the counter.

setting-visits-idle_seconds = A visitor is gone who has not touched the screen for
    .help = Seconds. Then the talk is wiped, and the screen says hello again.
setting-visits-ring_seconds = How long a visitor waits for a person
    .help = Seconds after “Call a person”. If nobody comes, it becomes an urgent promise.
setting-visits-at_start = Open with the screen for visitors
    .help = The program fills the screen with it at once. To leave, hold the name and sign in.
error-visit-question-bad = Write a question, up to { $longest } characters.

action-kiosk-open = Screen for visitors
action-kiosk-close = Close the screen for visitors
kiosk-title = Secretary
kiosk-line = Counter
kiosk-no-pin = Set yourself a PIN first: without one there is no way back from the screen for visitors.
kiosk-hello = Hello! I am { $name }.
kiosk-how = Ask aloud or write: I answer at once.
kiosk-speak = Ask aloud
kiosk-speak-stop = End the talk
kiosk-write = Write
kiosk-write-here = Your question
kiosk-ask = Ask
kiosk-ring = Call a person
kiosk-ringing = Calling …
kiosk-finish = Finish
kiosk-rings = I am calling a person. Please wait.
kiosk-somebody-comes = Somebody is on the way to you.
kiosk-nobody-came = Nobody could come just now. We have noted that you were here. You can leave a message: say it or write it to me.
kiosk-rang-in-vain = A visitor at the counter called a person, and nobody came.
kiosk-still-there = Are you still here? The talk is wiped in { $seconds } s. Touch the screen to go on.
kiosk-keys-hide = Hide
kiosk-keys-space = space
kiosk-keys-back = Delete a letter
kiosk-leave = Leave the screen for visitors
    .help = The PIN of whoever works at this desk.
kiosk-stay = Stay

bell-rings = A visitor at the counter calls a person
bell-rang-at = Rang at { $time }. Their screen shows that you are coming.
bell-coming = Coming
bell-later = Later
bell-alarm = Trouble was written at the counter: “{ $text }”
