# The page of past calls.

page-calls = History
action-calls-find = Find a call
action-calls-play = Listen to the recording or stop
action-calls-export = Save the call to a file
action-calls-erase = Delete the call

history-find = Name, number or word
history-filters = { $count ->
    [0] Choose calls
    [one] Choose calls: { $count } condition
   *[other] Choose calls: { $count } conditions
}
history-filter-outcome = How they ended
history-filter-when = When
history-filter-line = On which line
history-filter-since = From which day
history-filter-until = Until which day
history-all-lines = All lines
history-with-message = With a message
history-reset = Show all
history-outcomes = { $outcome ->
    [answered] Answered
    [missed] Missed
    [unanswered] Not connected
    [broken] Broken off
   *[any] All calls
}
history-span = { $span ->
    [today] Today
    [yesterday] Yesterday
    [week] 7 days
    [month] 30 days
    [days] From day to day
   *[any] Any time
}
history-none = No calls yet
    .help = All talks will be here: the recording, the words, and what each answer rests on.
history-none-found = Nothing found
    .help = Search differently or take conditions away.
history-reading = Reading calls
history-outcome = { $outcome ->
    [ringing] Ringing
    [in_progress] In progress
    [answered] Answered
    [missed] Missed
    [unanswered] Not connected
    [broken] Broken off
   *[other] { $outcome }
}
history-dialled = We called
history-promised = { $kind ->
    [call_back] Call back
    [find_out] Find out and answer
    [deliver] Message
   *[send] Send a text
}
history-direction = { $direction ->
    [out] outgoing
   *[in] incoming
}
history-at = { $day }, { $time }
history-line = Line { $number }
history-talked = talked { $length }
history-waited = waited { $length }
history-operator = Colleague
history-no-words = (no words recognised)
history-unsure = Heard without certainty: { $sure }
history-source = Source: { $what }
history-not-heard = the caller did not hear what is struck out
history-kind = { $kind ->
    [fact] fact
    [faq] FAQ
    [document] document
    [model] language model
    [hint] hint of a colleague
   *[rule] rule
}
history-quoted = “{ $text }”
history-nothing-said = { $outcome ->
    [ringing] It is ringing
    [in_progress] The talk has begun
    [missed] A missed call
    [unanswered] Nobody answered there
   *[other] No words
}
    .help = { $outcome ->
        [ringing] The words come here when the call is answered.
        [in_progress] The words come here with the first sentence.
        [missed] They hung up before anybody answered. You can write or call back.
        [unanswered] The call was not taken at the other end. You can write.
       *[other] Nothing was said in this call, or it was deleted.
    }
history-write = Open the thread

# Player
history-wave = Place in the recording; the caller above, the secretary below
history-speed = Speed
history-play = Listen
history-pause = Stop
history-playing = The recording sounds
history-still-recording = The call is still being recorded.
history-sound-gone = No sound: the recording's file could not be opened.
history-mute = The recording cannot be heard on this computer
    .help = Check the headphones or loudspeakers. It can be saved to a file all the same.

# Views
history-view = What to show
history-view-talk = Talk
history-view-turns = Waiting
history-view-sound = Line
history-no-turns = The caller said nothing, so nobody waited for an answer.
history-waiting = How long the caller waited for an answer
history-usual = Usually
history-slowest = At the longest
history-stage = { $stage ->
    [endpoint] silence
    [recognise] recognition
    [answer] thinking
    [voice] voice
   *[line] line
}
history-ms = { $ms } ms
history-s = { $s } s
history-hear-at = Listen from { $at }
history-recognised = { $engine ->
    [script] words from the script
   *[other] recognised by { $engine }, certainty { $sure }
}
history-not-understood = meaning not understood
history-listen-yourself = better listen yourself
history-interrupted = interrupted the secretary
history-unanswered-turn = there was no answer
history-patient = waited on purpose: a number, name or address was dictated

# Line
history-sound = Sound of the line
history-not-graded = The sound was not measured: nobody talked, or the line was lost.
history-sound-caller = How we heard the caller
history-sound-ours = How the caller heard us
history-measured = What was done
history-attempts = Times the sound was opened
history-gaps = Breaks in the sound
history-gaps-value = { $count }, { $ms } ms in all
history-holes = Holes inside the voice
history-silent = The caller's silence
history-echo = Echo of our voice
history-echo-value = after { $ms } ms, { $db } dB softer
history-record = Record of the call
history-ended = How it ended
history-end-cause = { $cause ->
    [remote] they hung up
    [local] we hung up
    [busy] busy
    [no-answer] no answer
    [no-carrier] not connected
    [no-network] no network
    [refused] dialling was refused
    [not-set-up] Twilio is not set up
    [account-refused] Twilio did not accept the account
    [port-lost] the modem was lost
    [line-lost] the line was lost
    [app-stopped] the program was stopped
    [app-lost] the program broke off
    [fault] a fault of the program
   *[other] { $cause }
}
history-size = Size
history-kept-until = Kept until
history-for-ever = for ever
history-id = Id of the call

# Right column
history-review = After the call
history-no-result = No result yet
history-reviewed = { $name ->
    [none] Written { $when }
   *[other] { $name }, { $when }
}
history-person = Client
history-language = Language
history-language-name = { $language ->
    [ru] Russian
    [en] English
   *[other] { $language }
}
history-calls = Calls
history-met = First call
history-promises = Promised
history-promise-state = { $state ->
    [open] not done yet
    [fulfilled] done
    [cancelled] cancelled
   *[failed] failed
}
history-others = Other calls

# Actions
history-export-wav = Sound (WAV)
history-export-txt = Text of the talk (TXT)
history-export-json = Everything about the call (JSON)
history-export-pdf = To print (PDF)
history-exporting = Saving the call
history-exported = Saved: { $file }
history-erase-title = Delete this call?
history-erase-help = What is deleted cannot be brought back. You can delete the sound alone: the words stay. Deleting everything erases the recording, the words and the number; only that there was a call stays.
history-keep = Keep
history-erase-sound = Delete the sound
history-erase-all = Delete everything
history-erasing = Deleting
history-erased = The call is deleted
history-erased-sound = The sound is deleted, the words stay
