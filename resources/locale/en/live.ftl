# The panel of a live call: place Calls, the sheet of who rings, the small window, the end of a call.
# { $name } is the assistant's given name (“Marina”) where nothing else is said.

page-live = Now
live-none = Nobody is calling
    .help = When somebody does, the words of the talk run here, and you can take it over.
live-not-served = Calls are not taken yet
    .help = The line is starting or needs help. Its page says what is the matter.
live-see-line = See the line
live-toast-rings = { $who } is calling
live-toast-dials = Calling { $who }
live-toast-open = Open

# The list at the left.
live-now-title = Now
live-ended-title = Just ended

# The header.
live-line = Line { $number }
live-incoming = incoming
live-outgoing = outgoing
live-recording = Recording
live-floating = The call
# The chip of state beside the name.
live-state-rings = Ringing
live-state-dialling = Dialling
live-state-speaks = { $name } is speaking
live-state-thinks = { $name } is thinking
live-state-listens = { $name } is listening
live-state-quiet = { $name } is quiet
live-state-you = You are speaking
live-state-colleague = { $name ->
    [none] A colleague is speaking
   *[other] { $name } is speaking
}
live-state-hold = On hold
live-state-ended = Ended

# The strip of sound.
live-levels = How loud both sides are
live-stage-hearing = Hearing
    .help = How long the last words took to recognise (STT). Good: up to { $target } s.
live-stage-answer = Answer
    .help = How long the answer took to find (LLM). Good: up to { $target } s.
live-stage-voice = Voice
    .help = How long the first sound of the answer took (TTS). Good: up to { $target } s.
live-stage-ms = { $name } { $time } ms
live-stage-s = { $name } { $time } s

# The transcript.
live-transcript = Words of the talk
live-client = Client
live-you = You
live-colleague = Colleague
live-hinting = hint
live-now = now
live-no-words = (words not understood)
live-only-she-hears = Only { $name } hears this
live-source = Source: { $what }
live-source-kind = { $kind ->
    [fact] Fact
    [faq] FAQ
    [document] Document
    [model] Language model
    [hint] Hint
    [rule] Rule
   *[other] { $kind }
}
live-newer = ↓ { $count } new
live-too-long-ago = The last 30 seconds can be heard again; the rest will be in the recording.

# What happened, in the middle between the words; the time stands before it.
live-event-answered = { $name } answers the call
live-event-dialled = dialling
live-event-rings-there = it is ringing there
live-event-resumed = the program is back
live-event-interrupted = the client interrupted
live-event-recording-failed = the recording broke off
live-event-consent = { $reason ->
    [refused] the client does not want to be recorded
    [erased] the recording was erased as the client wished
    [asked] the client agrees to be recorded
    [off] the talk is not recorded
   *[other] recording: { $reason }
}
live-event-engine-failed = { $kind ->
    [stt] the words were not recognised
    [tts] the voice failed
   *[other] failure: { $kind }
}
live-event-alarm = words of alarm
live-event-taken-over = { $actor ->
    [you] you took the call over
    [named] { $who } took the call over
   *[colleague] a colleague took the call over
}
live-event-back-given = { $name } has the call again
live-event-back-desk-lost = the microphone is gone, { $name } has the call again
live-event-back-held-too-long = held too long, { $name } has the call again
live-event-back-nobody-took-it = nobody took the call, { $name } has it again
live-event-held = the client is on hold
live-event-resumed-talk = the client is off hold
live-event-quiet = { $name } only listens
live-event-speaks-again = { $name } speaks again
live-event-transfer-asked = handing the call to { $count ->
    [one] { $count } colleague
   *[other] { $count } colleagues
}
live-event-transfer-accepted = a colleague took the call
live-event-transfer-declined = the colleagues cannot take the call
live-event-transfer-nobody = nobody took the call
live-event-transfer-cancelled = not handed on after all
live-event-tones = { $count ->
    [one] { $count } tone sent
   *[other] { $count } tones sent
}
live-event-declined = the call was declined
live-event-promised-call-back = a call back was promised
live-event-promised-find-out = an answer was promised
live-event-promised-deliver = a message was written down
live-event-promised-send = a text was promised
live-event-ended = { $cause ->
    [remote] the client hung up
    [local] we hung up
    [missed] nobody answered in time
    [declined] the call was declined
    [busy] busy
    [no-answer] no answer
    [line-lost] the call broke off: the line was lost
    [port-lost] the call broke off: the modem was lost
    [app-stopped] the program was stopped
   *[other] the call is over
}

# The control bar.
live-take-over = Take over
live-give-back = Back to { $name }
live-give-up = Give back
live-disc-quiet = Quiet
live-disc-hold = Hold
live-disc-transfer = Transfer
live-disc-tones = Tones
live-disc-hint = Hint
live-disc-hang-up = Hang up
action-live-take-over = Take the call over or give it back
action-live-give-back = Give the call back
action-live-answer = Answer the call
action-live-let-her = Let the secretary answer
action-live-decline = Decline the call
action-live-hold = Put on hold or take off
action-live-quiet = The secretary only listens, or speaks again
action-live-transfer = Hand the call to a colleague
action-live-tones = Tones: the keys of a telephone
action-live-hint = Tell the secretary what to say
action-live-hang-up = End the call
action-live-float = The call in a small window above others
live-hear-side = { $side ->
    [both] Hear both
    [caller] Hear the client only
    [ours] Hear our side only
   *[none] Do not listen
}
live-hears = { $side ->
    [both] Both are in the headphones; press to stop listening
    [caller] The client is in the headphones; press to stop listening
    [ours] Our side is in the headphones; press to stop listening
   *[none] Listen to the call by headphones
}
live-again-now = Back to what is said now
action-live-listen = Listen to the call by headphones, or stop
action-live-listen-caller = Hear the client only, by headphones
action-live-listen-ours = Hear our side only, by headphones
action-live-rewind = Hear the last 30 seconds again
live-transfer-all = Everybody who is here
live-keypad = The client hears the tones, too
live-key = Key { $key }
live-hint-placeholder = What to say to the client
live-hint-send = Tell

# The right column.
live-language = Language
live-language-name = { $language ->
    [ru] Russian
    [en] English
   *[other] { $language }
}
live-calls = Calls
live-calls-before = { $count } · { $last }
live-first-call = the first
live-promised = Promised
live-doing = What the secretary does
live-doing-now = { $state ->
    [greeting] Greets
    [listening] Listens
    [hearing] Listens to the client
    [thinking] Looks for an answer
    [speaking] Answers
    [yielding] Has given way
    [operator] Listens to your talk
    [on_hold] Waits on hold
   *[other] Says goodbye
}
live-suggestions = Suggestions
live-standing-call-back = We will call you back within an hour.
live-standing-find-out = Let me check that with my colleagues.
live-note = Note
live-note-placeholder = Only your team sees it
live-saved = Saved
live-saving = Saving the note
live-owed-call-back = Call back
live-owed-find-out = Find out and call back
live-owed-deliver = Message
live-owed-send = Send a text

# The sheet of who rings.
live-incoming-call = Incoming call · { $line }
live-she-answers = { $name } answers · { $line }
live-answer-myself = Answer myself
live-let-her = { $name } answers
live-hers = { $name } goes on
live-decline = Decline
live-countdown = Seconds until the secretary answers
live-card-goes = Seconds until this card goes
live-unknown = Calls for the first time.
live-known = { $count ->
    [1] Has called once before
   *[other] Has called { $count } times before
}, last { $last }.
live-known-promise = Promised: { $what }
live-today = today, { $time }

# When a call is over.
live-after = The call is over
live-was-good = Did { $name } do well?
live-good = Good
live-bad = Bad
live-result = What came of it
live-result-solved = Solved
live-result-message = Message
live-result-call-back = Call back
live-result-wrong-number = Wrong number
live-result-spam = Spam
live-next-step = What to do next
live-step-call-back = Call back by { $time }
live-done = Done
live-summary-talk = Talked { $length }, { $count ->
    [0] no questions.
    [one] the client spoke once.
   *[other] the client spoke { $count } times.
}
live-summary-asked = Asked: { $what }.
live-summary-open = Not answered: { $what }.
live-summary-promised = { $what } by { $time }.
live-summary-unanswered = { $cause ->
    [declined] The call was declined.
    [busy] It was busy there.
    [no-answer] Nobody answered there.
   *[other] There was no talk: they hung up before.
}

setting-calls-hearing_target_ms = Recognition: a good time
    .help = Up to so many milliseconds the time beside a call is green.
setting-calls-hearing_tolerable_ms = Recognition: a tolerable time
    .help = Longer is red: every caller notices it.
setting-calls-answer_target_ms = Answer: a good time
    .help = Up to so many milliseconds the time beside a call is green.
setting-calls-answer_tolerable_ms = Answer: a tolerable time
    .help = Longer is red: every caller notices it.
setting-calls-voice_target_ms = Voice: a good time
    .help = Up to so many milliseconds the time beside a call is green.
setting-calls-voice_tolerable_ms = Voice: a tolerable time
    .help = Longer is red: every caller notices it.
