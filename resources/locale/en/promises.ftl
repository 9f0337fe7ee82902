# Promises: to call back, to find out, to pass on.

error-promise-missing = That promise ({ $promise_id }) is no longer there. Reload the list.
error-promise-not-asked = Only what we promised to find out can be answered.
error-promise-bad-answer = Write the answer: from one word to { $longest } characters. It is said aloud.
error-promise-move-refused = The promise is already { $state ->
    [open] open
    [failed] tried in vain
    [fulfilled] fulfilled
   *[cancelled] cancelled
}. Reload the list.

# Calls back

setting-callbacks-automatic = Call back by herself
    .help = The secretary calls those to whom she promised it. Off until you switch it on.
setting-callbacks-in_opening_hours = Call back in opening hours
    .help = Where the facts know the opening hours, calls are made in them, never before 8 or after 21.
setting-callbacks-from_hour = Call back from this hour on
    .help = Where opening hours are unknown or not used.
setting-callbacks-until_hour = Call back until this hour
    .help = Where opening hours are unknown or not used.
setting-callbacks-tries = How often to call back
    .help = After so many calls in vain the promise is left to a person.
setting-callbacks-daily_limit = Calls back in a day
    .help = For everybody together; 0 = none.
command-promises = What was promised: to call back, to find out, to pass on
command-promises-list = Promises that are not kept yet
    .as_json = for programs
command-promises-answer = Answer what we promised to find out; the secretary passes it on
    .promise_id = the promise's id or its last characters
    .text = the answer, in the words in which it is to be said
    .to_faq = and add it to the questions and answers
command-promises-call = Call back now; the secretary does the talking
    .promise_id = the promise's id or its last characters
command-promises-done = Mark as kept
    .promise_id = the promise's id or its last characters
command-promises-cancel = Cancel
    .promise_id = the promise's id or its last characters
promises-column-id = Id
promises-column-due = Due
promises-column-kind = What
promises-column-number = Telephone
promises-column-text = About
promises-column-tries = Calls
promises-none = Everything that was promised is done.
promises-kind-call_back = call back
promises-kind-find_out = find out
promises-kind-deliver = pass on
promises-kind-send = send
promises-state = { $state ->
    [answered] answered
    [failed] in vain
   *[open] waiting
}
promises-why = { $why ->
    [bad-number] no such number
    [line-refuses] the line refuses it
    [nowhere] no way to tell them
   *[in-vain] in vain
}
promises-answered = The answer is kept; the secretary passes it on.
promises-found-out = You asked: “{ $about }”. { $answer }
promises-found-out-sms = { $company ->
    [none] {""}
   *[other] { $company }:{" "}
}You asked: “{ $about }”. { $answer }
promises-kept = The promise is kept.
promises-not-kept = The promise is not kept yet.
promises-cancelled = The promise is cancelled.

# The page Promises in the inbox.
page-promises = Promises
promises-list-search = Name, number, word
promises-list-list = Promises
promises-list-none = Nothing is promised
    .help = Whatever the secretary promises to callers appears here with its time.
promises-list-not-found = Nothing like that
    .help = Try another word or a part of the number.
promises-quiet = All is quiet
    .help = Nobody has called since yesterday evening, and nothing is promised.
promises-filter = Which promises
promises-filter-waiting = Waiting
promises-filter-closed = Closed
promises-reopened = The promise waits again.
promise-nobody = Nobody knows who
promise-urgent = Urgent
promise-failed = { $why ->
    [bad-number] No such number
    [line-refuses] Line refuses
    [nowhere] No way to tell
   *[in-vain] Not reached
}
promise-why = { $why ->
    [bad-number] What stands here for a telephone is no number that can be called. Find the right one, or mark it as done.
    [line-refuses] The line has refused to dial this number, again and again. Check it, and whether your operator lets you call there.
    [nowhere] The answer is there, but no way to tell it: no number that can be called, and no chat that is still open.
   *[in-vain] Called as often as the settings allow; nobody talked with the secretary.
}
promise-ago = { $length } ago
promise-overdue = Overdue by { $length }
promise-soon = In { $length }
promise-tomorrow = Tomorrow, { $time }
promise-minutes = { $count } min
promise-hours = { $count } h
promise-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
promise-state = { $state ->
    [answered] Answered
    [overdue] Overdue
    [open] Waiting
    [fulfilled] Done
    [cancelled] Cancelled
   *[failed] Not reached
}
promise-kind-call-back = Call back
promise-kind-find-out = Find out and tell
promise-kind-deliver = Pass on
promise-kind-send = Send
promise-group-failed = Not reached
promise-group-overdue = Overdue
promise-group-today = Today
promise-group-later = Later
promise-group-closed = Closed
promise-voice-only = No words were written down, only the voice was kept: listen to the call.
promise-answer = Answer…
promise-answer-title = What to answer
promise-answer-text = Answer
    .help = The secretary calls back and says it in these words; who asked in writing gets it there.
promise-answer-faq = Add to the questions and answers
    .help = Then whoever asks next is answered at once.
promise-answer-left = Characters left: { $left }
promise-answer-not-now = Not now
promise-answer-save = Pass it on
promise-row-answer = Answer
promise-done = Done
promise-reopen = Take back
promise-call = Call back now
promise-calling = Calling; the secretary speaks
promise-hear = Listen
promise-cancel = Cancel
promise-row-due = Due
promise-row-why = Why not
promise-row-number = Telephone
promise-row-made = Promised
promise-row-closed = Closed
promise-note = Note
    .help = For colleagues. Kept by itself.

# What the night has brought.
briefing = The night at a glance
briefing-title = Good morning
briefing-span = From yesterday { $since } until { $until }
briefing-numbers = Calls { $calls }, missed { $missed }, promises { $messages }
briefing-number-calls = calls
briefing-number-answered = answered
briefing-number-missed = missed
briefing-number-messages = new promises
briefing-number-overdue = overdue
briefing-urgent = Urgent
briefing-message = Asked for, and waiting
briefing-missed = Did not wait for an answer
briefing-unsure = The secretary is not sure she understood
briefing-urgent-nothing = No words were written down; there is the voice.
briefing-message-nothing = No words were written down; there is the voice.
briefing-missed-nothing = Hung up without talking.
briefing-unsure-nothing = The words cannot be made out.
briefing-listen = Open the call at this moment
briefing-all-well = Nothing waits for a person: the secretary managed alone.
