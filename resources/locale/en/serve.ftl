# What `serve` prints while it runs.

command-serve = Answer calls on the configured line until stopped (Ctrl C)
serve-starting = Starting with the data in { $folder } …
serve-line-clock = The line is connected. Its clock: { $realtime }.
serve-line-state = Line: { $state ->
    [absent] no modem found
    [starting] starting
    [pin_needed] the SIM card asks for its PIN
    [registering] looking for the network
    [ready] ready to take calls
    [ringing] it rings
    [dialing] dialling
    [in_call] in a call
    [ending] hanging up
    [resetting] being reset
    [failed] out of order
   *[other] { $state }
}{ $detail ->
    [none] .
   *[other] : { $detail }
}
serve-line-dropped = The line was lost ({ $reason }); trying again.
serve-line-broken = The line “{ $line }” does not work: { $told }
serve-rang = Call from { $number }
serve-number-hidden = a hidden number
serve-alarm = !  EMERGENCY: the caller used words of distress. Look after the call now.
serve-answered = Answered.
serve-resumed = Goes on with the call of the program that broke off.
serve-ended = The call is over: { $outcome ->
    [answered] answered
    [missed] missed
    [unanswered] not connected
   *[other] { $outcome }
}.
serve-language-ready = Understands { $language ->
    [ru] Russian
    [en] English
   *[other] { $language }
}.
serve-language-failed = Does not understand { $language ->
    [ru] Russian
    [en] English
   *[other] { $language }
}: { $reason }
serve-language-missing = No recogniser for { $language ->
    [ru] Russian. Name a model folder: settings set providers.stt_model_ru FOLDER
   *[other] { $language }.
}
serve-server-open = The server is open: { $address }
serve-server-closed = The server is closed.
serve-stopping = Stopping: the line is hung up and everything is stored.
