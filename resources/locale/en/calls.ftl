setting-calls-endpoint_complete_ms = Silence after a complete sentence
    .help = So many milliseconds after a complete sentence the secretary answers.
setting-calls-endpoint_incomplete_ms = Silence after an incomplete sentence
    .help = So many milliseconds the secretary waits for the rest.
setting-calls-endpoint_none_ms = Silence when nothing was recognised
    .help = So many milliseconds the secretary waits when there are no words.
setting-calls-silence_seconds = A caller who says nothing
    .help = After so many seconds the secretary asks whether she is heard.
setting-calls-longest_minutes = The longest call
    .help = After so many minutes the secretary says goodbye politely.
error-call-missing = There is no call “{ $call }”. “calls list” shows the calls and their ids.
    .desk = The call “{ $call }” is no more. All calls are in Calls → History.
error-call-ambiguous = Several calls end with “{ $call }”. Give more characters of the id.
error-call-no-recording = The call “{ $call }” has no recording: it was not recorded, or its sound was deleted.
error-call-is-needed = { $reason ->
    [goes-on] This call is still going on. It can be deleted when it is over.
   *[promise] An open promise needs the words and the sound of this call. First keep or cancel the promise.
}
error-calls-no-player = No program to play sound was found (tried: { $programs }). Open the file yourself: { $file }

# The `calls` commands

command-calls = List, show, play and export calls
command-calls-list = List the latest calls
    .limit = how many
    .number = only calls from this number (+7…)
    .search = only calls in which these words were said
    .as_json = for programs
command-calls-show = Show what was said in a call, with evidence and times
    .call_id = id of the call, or its last characters
    .as_json = for programs
command-calls-play = Play the recording of a call
    .call_id = id of the call, or its last characters
command-calls-export = Write a call to a file: .wav the sound, .json everything, else the transcript
    .call_id = id of the call, or its last characters
    .file = the file to make
calls-column-id = Id
calls-column-when = When
calls-column-number = Number
calls-column-outcome = Outcome
calls-column-wait = Waited
calls-column-talk = Talked
calls-column-language = Language
calls-column-turn = Turn
calls-column-words = Words
calls-column-endpoint = silence awaited
calls-column-recognise = recogniser
calls-column-answer = answer
calls-column-voice = voice
calls-column-line = line
calls-column-total = total
calls-none = No calls.
calls-number-hidden = hidden
calls-outcome = { $outcome ->
    [ringing] ringing
    [in_progress] in progress
    [answered] answered
    [missed] missed
    [unanswered] not connected
    [broken] broken off
   *[other] { $outcome }
}
calls-role-caller = Caller
calls-role-assistant = Secretary
calls-role-operator = Colleague
calls-role-system = Note
calls-no-words = (no words recognised)
calls-heard-only = heard only: “{ $text }”
calls-recognised = { $engine ->
    [script] words from the script
   *[other] recognised by { $engine }, { $sure } sure
}
calls-from-script = words from the script
calls-evidence = { $kind ->
    [fact] fact
    [faq] FAQ
    [document] document
    [model] language model
    [rule] rule
    [hint] a colleague at the desk
   *[other] { $kind }
} “{ $title }” ({ $ref }), { $score } sure
calls-latency = Time to each answer in ms, from the caller's last sound
calls-recording = Recording: { $file }
calls-playing = Playing { $file } ({ $length }); Ctrl C stops
calls-exported = Written to { $file }
calls-broken = Broken off: { $cause ->
    [port-lost] the modem was lost.
    [line-lost] the line process was lost.
    [app-stopped] the program was stopped.
    [app-lost] the program broke off.
    [fault] a fault of the program.
   *[other] { $cause }
}
calls-sound-caller = Sound of the caller: { $grade }. { $reason }
calls-sound-ours = Our sound: { $grade }. { $reason }
calls-echo = Echo of our voice: after { $delay } ms, { $loss } dB fainter
calls-treatment = Done about it: { $done }

error-cannot-dial = { $reason ->
    [not-served] The secretary is not running. Start it (make run), then calls dial again.
    [no-number] No number is known to call back.
    [no-outgoing] Nobody can be called from this line. Choose one with a SIM card, or a number at Twilio with its account.
    [no-answer-yet] Nobody has found this out yet. Write the answer first (promises answer): the call is made with it.
    [same-number] This number is in a call already, or is being called. Wait for the end of that call.
    [line-lost] The line is being started. Wait a minute and try again.
   *[taken] The line is busy: a call is on, or somebody rings. Try again when it is free.
}
    .desk = { $reason ->
        [not-served] The lines are being started. Wait a minute and try again.
        [no-number] No number is known to call back.
        [no-outgoing] Nobody can be called from this line. Choose one with a SIM card, or a number at Twilio with its account.
        [no-answer-yet] Nobody has found this out yet. Write the answer first: the call is made with it.
        [same-number] This number is in a call already, or is being called. Wait for the end of that call.
        [line-lost] The line is being started. Wait a minute and try again.
       *[taken] The line is busy: a call is on, or somebody rings. Try again when it is free.
    }
command-calls-dial = Call somebody from the secretary's line; she does the talking
    .number = whom, for example +79161234567
    .about = why: she explains the call in these words
    .line_id = from which line (line list); without it from any that is free
calls-dialling = Dialling { $number }…
calls-rings-there = It rings there.
calls-taken-there = Answered; they are talking.
calls-dialled = { $cause ->
    [busy] Busy.
    [no-answer] No answer.
    [no-carrier] Not connected: the call was declined, or the network did not find the number.
    [no-network] There is no network.
    [not-ready] The modem is not ready. What is wrong with it, line check says.
    [refused] The modem, or Twilio, refused to dial.
    [no-number] This number cannot be called.
    [no-outgoing] Nobody can be called from this line.
    [not-set-up] Twilio cannot be asked to call: it takes the line's number, the account (twilio.account_sid), its token, the address for Twilio, and the server switched on.
    [account-refused] Twilio does not accept the account. Compare its name and token with Twilio's console.
    [taken] The line is taken by another call.
    [remote] The call is over: they hung up.
    [local] The call is over.
    [app-stopped] The program was stopped.
    [line-lost] The line process was lost.
    [port-lost] The modem was lost.
   *[other] It did not work: { $cause }.
}
calls-consent = Recording: { $reason ->
    [announced] made, the greeting said so
    [asked] made with the caller's consent
    [unanswered] none: the caller did not answer whether it may be made
    [refused] none: the caller refused
    [erased] erased on the caller's wish
   *[off] none
}

# People at the desk

setting-calls-hold_seconds = The longest hold
    .help = After so many seconds of hold sound the secretary takes the caller back.
setting-calls-transfer_seconds = How long a colleague is rung for
    .help = After so many seconds without an answer the secretary promises to call back.
setting-calls-desk_seconds = A call waits for a person
    .help = While somebody sits at a desk, a ringing call waits so many seconds for them; 0: the secretary answers at once.
setting-calls-desk_sound = Speaking with callers at this computer
    .help = Whoever takes a call over speaks by the microphone of this computer and hears by its headphones.
setting-calls-desk_microphone = The desk's microphone
    .help = Its name or a part of it; empty: the system's own choice.
setting-calls-desk_headphones = The desk's headphones
    .help = Their name or a part of it; empty: the system's own choice.
error-call-not-now = { $reason ->
    [ended] The call is over.
    [not-answered] The call is ringing still: take it first.
    [answered] The call has been answered already.
    [taken] A person has the line. Give the call back first, then the secretary can speak.
    [not-taken] The secretary has the call already.
    [held] The call is on hold already.
    [not-held] The call is not on hold.
    [no-transfer] This call is not being handed to you any more.
    [several] There are several calls: say which. “calls live” shows them.
   *[other] There is no such call now. “calls live” shows the calls that are on.
}
    .desk = { $reason ->
        [ended] The call is over.
        [not-answered] The call is ringing still: take it first.
        [answered] The call has been answered already.
        [taken] A person has the line. Give the call back first, then the secretary can speak.
        [not-taken] The secretary has the call already.
        [held] The call is on hold already.
        [not-held] The call is not on hold.
        [no-transfer] This call is not being handed to you any more.
        [several] There are several calls: choose one in the list Now.
       *[other] This call is over. The calls that are on are in the list Now.
    }
error-call-nothing-to-say = There is nothing to say, or it is too long. Write one to { $limit } characters.
error-call-no-such-tones = A telephone has the keys 0–9, *, # and A–D. Give one to { $limit } of them.
error-desk-sound-refused = This computer's microphone or headphones do not work: { $reason }. Plug them in or choose others under calls.desk_microphone and calls.desk_headphones.
    .desk = This computer's microphone or headphones do not work: { $reason }. Plug them in or choose others in System → Settings, Calls.

command-calls-live = Show the calls that are on now
    .as_json = for programs
command-calls-take-over = Take a call over: the secretary falls silent, you speak
    .call_id = id of the call, or its last characters; without it, the only one
command-calls-give-back = Give a call back to the secretary, who knows what was said
    .call_id = id of the call, or its last characters; without it, the only one
command-calls-hold = Put a call on hold
    .call_id = id of the call, or its last characters; without it, the only one
command-calls-resume = Take a call off hold
    .call_id = id of the call, or its last characters; without it, the only one
command-calls-quiet = Keep the secretary quiet (on), or let her speak again (off)
    .switch = on or off
    .call_id = id of the call, or its last characters; without it, the only one
command-calls-hint = Tell the secretary what to say; only she hears it
    .text = what she is to say
    .call_id = id of the call, or its last characters; without it, the only one
command-calls-transfer = Hand a call to a colleague; without one, a call back is promised
    .call_id = id of the call, or its last characters; without it, the only one
    .to = who shall take it; without it, all who are signed in
command-calls-tones = Send tones into a call
    .tones = keys: 0–9, *, #, A–D
    .call_id = id of the call, or its last characters; without it, the only one
command-calls-hang-up = End a call
    .call_id = id of the call, or its last characters; without it, the only one
    .goodbye = the secretary says goodbye first
calls-column-state = State
calls-column-operator = With
calls-none-live = No call is on.
calls-desk-done = Done.
calls-hinted = She says: “{ $said }”
calls-nobody-there = Nobody else is signed in; the secretary promises to call back.
calls-transferring = Ringing: { $to }
calls-state = { $state ->
    [ringing] ringing
    [greeting] greeting
    [listening] secretary listening
    [hearing] caller speaking
    [thinking] secretary thinking
    [speaking] secretary speaking
    [yielding] caller interrupting
    [operator] a person has the line
    [on_hold] on hold
    [ending] ending
   *[other] { $state }
}

# Calls that were not answered

setting-calls-blocked = Calls from blocked numbers
    .help = refuse: turned away, silent: left to ring, answer: answered. The list: line blocked.
    .answer = Answer
    .refuse = Turn away
    .silent = Let ring
setting-calls-hidden = Calls from hidden numbers
    .help = answer: answered, refuse: turned away, silent: left to ring.
    .answer = Answer
    .refuse = Turn away
    .silent = Let ring
setting-calls-missed_sms = A text to whom nobody answered
    .help = Who rang a line that was busy or silent is told by SMS that we call back. Landlines, hidden and short numbers are not written to.
setting-calls-missed_sms_hours = Not more than once in so many hours
    .help = To one number, however often it rings.
calls-missed-sms = { $company ->
    [none] {""}
   *[other] { $company }:{" "}
}You called us, but the line was busy. We will call you back.
