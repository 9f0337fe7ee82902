# Promises: to call back, to find out, to pass on.

error-promise-missing = That promise ({ $promise_id }) is no longer there. Reload the list.
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
    .help = After so many calls in vain the promise is left to a person (promises list).
setting-callbacks-daily_limit = Calls back in a day
    .help = For everybody together; 0 = none.
command-promises = What was promised: to call back, to find out, to pass on
command-promises-list = Promises that are not kept yet
    .as_json = for programs
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
    [failed] in vain
   *[open] waiting
}
promises-kept = The promise is kept.
promises-not-kept = The promise is not kept yet.
promises-cancelled = The promise is cancelled.
