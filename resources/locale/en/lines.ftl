setting-line-kind = What is connected
    .help = modem is a GSM modem on USB, simulator a practice line without hardware, soundcard a microphone and a loudspeaker, audiosocket an exchange (Asterisk), twilio a number in the cloud.
setting-line-modem = Whose modem
    .help = auto finds out by itself; sim7600 is SIMCom, quectel is EC20, EC25, EG25. Name it where the command port is named by hand.
    .auto = Find out
    .sim7600 = SIMCom SIM7600
    .quectel = Quectel EC20, EC25, EG25
setting-line-at_port = Command port of the modem
    .help = For example /dev/ttyUSB2 or socket://host:port. Empty: found on USB.
setting-line-sound_port = Sound port of the modem
    .help = For example /dev/ttyUSB4. Empty: found on USB.
setting-line-realtime = Sound first
    .help = The line process asks the system for SCHED_FIFO; without it sound may break up under load.
setting-line-assistant = Who answers the line
    .help = Which there are: assistants list.
setting-line-rings_before_answer = Rings before the answer
    .help = After which ring the secretary takes the call.
error-line-unusable = The line “{ $line }” cannot work as it is set up: { $reason } Look at “line check” and at its at_port and sound_port (line show).
    .desk = The line “{ $line }” cannot work as it is set up: { $reason } Check its ports in System → Lines.
error-line-port-busy = Another program uses the line's port { $port }. Close it (often it is ModemManager: sudo systemctl stop ModemManager) and start again.
error-line-port-denied = You may not use the line's port { $port }. Run “sudo usermod -aG dialout $USER”, log in anew and start again.
error-line-not-a-serial-port = There is no serial port at { $port }. Name the modem's command port: line set line1 at_port /dev/ttyUSB2
    .desk = There is no serial port at { $port }. Choose the modem's command port in System → Lines.
error-line-check-failed = The line “{ $line }” could not be examined: { $reason }. See that the modem is plugged in and that no other program uses it.

# The `line` commands

command-line = Phone lines: which there are, and whether they are well
command-line-check = Examine modem, SIM card, network and sound, and say what is wrong
    .line_id = the line's id or name from line list
    .as_json = for programs
line-column-what = What
line-column-value = Found
line-nothing = Nothing was found.
line-unknown = unknown
line-signal = { $bars } of 5
line-row-port = Command port
line-row-sound-port = Sound port
line-row-model = Modem
line-row-firmware = Firmware
line-row-sim = SIM card
line-row-network = Network
line-row-operator = Operator
line-row-signal = Signal
line-row-clock = Clock of the sound
line-ready = The line is ready for calls.
line-problem-modem-silent = The modem does not answer. Unplug it, plug it in again and wait half a minute.
line-problem-unknown-model = This modem is not known. Calls may work, sound may not: a SIM7600 is certified.
line-problem-sim-missing = There is no SIM card. Put one in and plug the modem in again.
line-problem-sim-failed = The SIM card does not work. Try it in a telephone, or ask the operator for another one.
line-problem-sim-busy = The SIM card is still starting. Try again in half a minute.
line-problem-pin-needed = The SIM card asks for its PIN. Switch the PIN off in a telephone, or unlock it there.
line-problem-puk-needed = The SIM card is locked and asks for its PUK. Unlock it in a telephone.
line-problem-no-network = There is no network. Move the aerial to a window, or check with the operator that the number is in service.
line-problem-network-denied = The network refuses this SIM card. Ask the operator.
line-problem-weak-signal = The signal is weak, calls may break off. Move the aerial to a window.
line-problem-no-audio-over-usb = This modem does not give the sound of calls over USB. A Quectel can be told to: see docs/telephony.md.
line-problem-audio-port-missing = The sound port is missing. Name it: line set line1 sound_port /dev/ttyUSB4
    .desk = The sound port is missing. Choose it in the line's settings.
line-problem-silent-uplink = With this firmware callers do not hear us. Ask the seller for another firmware.

# Sound card

setting-line-microphone = Microphone
    .help = A device's name or a part of it, for a line of kind soundcard. Empty: the one chosen in the system. For a modem with a sound card (Quectel), empty is its own.
setting-line-loudspeaker = Loudspeaker
    .help = A device's name or a part of it, for a line of kind soundcard. Empty: the one chosen in the system.
error-line-sound-system-missing = There is no sound system (PortAudio). On Debian and Ubuntu: sudo apt-get install libportaudio2, then make run.
    .desk = There is no sound system (PortAudio). Install the package libportaudio2 and open the program again.
error-line-microphone-missing = No microphone was found. Plug one in, look at the line's field microphone (empty: the one chosen in the system) and try again.
    .desk = No microphone was found. Plug one in, look which is chosen in the line's settings (empty: the system's choice) and try again.
error-line-loudspeaker-missing = No loudspeaker was found. Plug one in, look at the line's field loudspeaker (empty: the one chosen in the system) and try again.
    .desk = No loudspeaker was found. Plug one in, look which is chosen in the line's settings (empty: the system's choice) and try again.
error-line-sound-device-refused = The microphone or the loudspeaker cannot be opened: another program has it, or the sound server does not answer. Close other programs with sound and try again.
error-line-sound-device-lost = The microphone or the loudspeaker went away in the talk. Plug it in again: the line comes back by itself within seconds.
error-line-modem-card-missing = The Quectel modem is there and its sound card is not: it is switched off in the modem, or not named in the line's fields microphone and loudspeaker. How to switch it on: docs/telephony.md.
error-line-talk-not-served = The secretary is not running. Start it with make run, then line talk again.
    .desk = The lines are being started. Wait a minute and try again.
error-line-talk-no-sound-card = This line is no sound card. Choose it with line set line1 kind soundcard and start the secretary again.
    .desk = This line is no sound card. Add one in System → Lines.
error-line-talk-taken = A talk is going on, or the line is still starting. Wait and try again.
command-line-talk = Talk to the secretary through microphone and loudspeaker (line of kind soundcard)
    .line_id = the line's id or name from line list
line-talk-began = The talk has begun: speak.
line-row-microphone = Microphone
line-row-level = Level
line-row-loudspeaker = Loudspeaker
line-row-sound-system = Sound system
line-level-overdriven = too loud ({ $level } dB): turn the microphone down
line-level-voice = a voice is heard ({ $level } dB)
line-level-room = noise or a soft voice is heard ({ $level } dB)
line-level-quiet = quiet ({ $level } dB): say something and ask again
line-level-none = nothing at all ({ $level } dB)
line-level-in-talk = not measured in a talk
line-problem-microphone-silent = The microphone hears nothing at all. Switch it on (its button, the system's recording volume) or choose another: line set line1 microphone NAME
    .desk = The microphone hears nothing at all. Switch it on (its button, the system's recording volume) or choose another in the line's settings.

# An exchange (Asterisk), and Twilio

setting-line-number = Number at Twilio
    .help = For a line of kind twilio: the number whose calls it takes, as +12025550123. Empty: those of every number there that no other line has.
setting-line-listen = Where the exchange connects
    .help = host:port for a line of kind audiosocket. AudioSocket knows no password: whoever reaches this port can talk to the secretary, so leave it at 127.0.0.1 or behind a firewall.
setting-line-calls_at_once = Calls at once
    .help = How many callers of the exchange, or of Twilio, are served at the same time; each needs a process of its own.
error-line-listen-bad-address = There is nothing to listen at { $listen }. Name an address of this machine and a port: line set line1 listen 127.0.0.1:9019
    .desk = There is nothing to listen at { $listen }. Name an address of this machine and a port in the line's settings, as 127.0.0.1:9019.
error-line-listen-port-busy = Another program listens at { $listen }, perhaps a secretary that is running already. Close it, or choose another port here and in the dialplan: line set line1 listen 127.0.0.1:9020
    .desk = Another program listens at { $listen }, perhaps a secretary that is running already. Close it, or choose another port in the line's settings and in the dialplan.
error-line-listen-port-denied = The system does not allow to listen at { $listen }. Choose a port above 1023: line set line1 listen 127.0.0.1:9019
    .desk = The system does not allow to listen at { $listen }. Choose a port above 1023 in the line's settings.
line-row-listen = Calls come in at

# The condition of the line with its repair card: what it means, what to do (`line check`, later the desk).

line-condition-starting = The modem is being set up.
line-repair-starting = Wait half a minute.
line-condition-ready = The line takes calls.
line-repair-ready = Nothing has to be done.
line-condition-registering = The modem looks for the network; nobody can call meanwhile.
line-repair-registering = Move the aerial to a window. If other telephones have no network either, wait. After three minutes the secretary switches the radio off and on by herself.
line-condition-no-sim = The modem sees no SIM card, or one that does not work.
line-repair-no-sim = Take the SIM card out, put it in again until it clicks, and try it in a telephone.
line-condition-pin-needed = The SIM card asks for its PIN.
line-repair-pin-needed = Put it into a telephone, switch the PIN request off, and put it back. A PIN is never guessed: the third mistake locks the card.
line-condition-puk-needed = The SIM card is locked after wrong PINs.
line-repair-puk-needed = Put it into a telephone and enter the PUK from the operator's letter, or ask the operator for it.
line-condition-no-credit = The network refuses this SIM card. Most often there is no money on it, or the number is blocked.
line-repair-no-credit = Look at the balance in the operator's app and pay, then wait a minute. If there is money, ask the operator.
line-condition-deaf = The modem is plugged in and does not answer.
line-repair-deaf = The secretary asks it again, ever more seldom, and opens its port anew. Unplug it for ten seconds; if that helps only for a while, give it its own power supply.
line-condition-resetting = The modem is being reset, which heals its sound; nobody can call meanwhile.
line-repair-resetting = Wait half a minute.
line-condition-unplugged = There is no modem on USB.
line-repair-unplugged = Plug it in, best into a port with enough current or into a powered hub. It is found by itself, whatever its ports are called.

line-row-last-call = Last call
line-row-unreachable = Unreachable
line-unreachable = { $times ->
    [0] never since the start
    [one] once, { $seconds } s
   *[other] { $times } times, { $seconds } s in all
}
line-last-call-none = not measured: no call since the line was started
line-last-call = { $grade } ({ $side ->
    [caller] the caller's voice
   *[other] our voice
}): { $reason } { $done }
line-grade-healthy = healthy
line-grade-chopped = chopped
line-grade-mute = mute
line-grade-not-measured = not measured
line-reason-too-short = The call was too short to tell.
line-reason-no-sound-open = The modem did not open its sound.
line-reason-full-rate = All the sound there should be came.
line-reason-no-bytes = The modem sent no sound.
line-reason-gaps = The modem stopped sending sound.
line-reason-holes = Silence was cut into the voice.
line-reason-only-zeros = Nothing but digital silence came.
line-reason-taken = The modem took all of our sound; whether the caller heard it cannot be measured here.
line-reason-came-back = The modem took all of our sound, and its echo came back from the caller.
line-reason-not-taken = The modem took none of our sound.
line-reason-stalled = The modem stopped taking our sound.
line-reason-opened-late = The modem opened its sound only when asked again, which on this model goes with chopped sound.
line-treatment-nothing = Nothing had to be done.
line-treatment-reset-for-grade = The modem was reset.
line-treatment-reset-for-known-decay = The modem was reset, as its firmware needs after each call.
line-treatment-reset-for-learned-decay = The modem was reset before the sound went bad, as it did before.
line-treatment-useless = It was not reset again: that did not help before.

# Balance

setting-line-balance_code = Code for the balance
    .help = What is dialled to be told the balance, for example *100#.
command-line-balance = Ask the operator for the balance of the SIM card
    .line_id = the line's id or name from line list
error-line-balance-not-served = The secretary is not running. Start it with make run, then line balance again.
    .desk = The lines are being started. Wait a minute and try again.
error-line-ussd-timeout = The operator did not answer. Try again in a minute.
error-line-ussd-unsupported = The operator does not know this code. Ask for the right one and name it: line set line1 balance_code CODE
    .desk = The operator does not know this code. Ask for the right one and put it into the line's settings.
error-line-ussd-bad-code = This is no code: digits, * and # are allowed. Correct it: line set line1 balance_code CODE
    .desk = This is no code: digits, * and # are allowed. Correct it in the line's settings.
error-line-ussd-other = The line could not ask now ({ $reason }): a call may be on. Try again in a minute.
setting-line-consent = Consent to recording
    .help = announce – the greeting says so, ask – she asks and records only after a yes, off – nothing is recorded.
    .announce = Say so in the greeting
    .ask = Ask, and record only after a yes
    .off = Record nothing

# The page «Line» of the desk
page-lines = Lines
lines-check = Check
lines-checking = Checking the line
lines-not-ready = Not ready
lines-has-problems = The line cannot take calls yet. What to do:
lines-kind-modem = Modem
    .help = A GSM modem on USB with a SIM card
lines-kind-simulator = Practice line
    .help = A simulated phone: try everything without a modem and a SIM card
lines-kind-soundcard = Microphone and loudspeaker
    .help = Talk with the secretary at this desk
lines-kind-twilio = Twilio
    .help = A telephone number in the cloud, several calls at once; see the settings Twilio
lines-kind-audiosocket = Exchange
    .help = Calls of an exchange (Asterisk), several at once
lines-sim = { $state ->
    [ready] ready
   *[other] { $state }
}
lines-network = { $state ->
    [home] home
    [roaming] roaming
    [searching] searching
    [denied] denied
   *[other] { $state }
}

# Several lines

command-line-list = All lines: what they are, who answers, how they stand
    .as_json = for programs
command-line-show = Everything that is chosen for a line
    .line_id = the line's id or name from line list; the first without it
command-line-add = Add a line: another modem with its SIM card, a microphone, an exchange
    .kind = modem, simulator, soundcard, audiosocket or twilio
    .values = field=value, for example at_port=/dev/ttyUSB6 assistant=marina
    .name = what to call it, for example "Orders"
command-line-set = Choose another value for a line, which begins anew as soon as it is free
    .line_id = the line's id or name from line list
    .field = a field of line show, or name
    .value = the new value
command-line-pause = Answer on a line no more; a call that is on is finished
    .line_id = the line's id or name from line list
command-line-resume = Answer on a line again
    .line_id = the line's id or name from line list
command-line-remove = Take a line away; the records of its calls stay
    .line_id = the line's id or name from line list
line-column-id = Line
line-column-name = Name
line-column-kind = Kind
line-column-assistant = Answers
line-column-state = State
line-column-field = Field
line-none = There is no line. Add one: line add modem
    .desk = There are no lines. Add a modem.
line-state = { $state ->
    [paused] paused
    [not-served] the secretary is not running
    [broken] does not work
    [starting] starting
    [ready] ready
    [ringing] rings
    [in_call] in a call
    [resetting] the modem is reset
    [absent] no modem
    [registering] looks for the network
    [dialing] dials
    [ending] hangs up
    [pin_needed] needs the PIN
    [failed] does not work
    [lost] connection lost
   *[other] { $state }
}
line-added = The line { $line } was added.
line-set = Line { $line }: { $field } = { $value }
line-paused = The line “{ $line }” is paused.
line-resumed = The line “{ $line }” answers again.
line-removed = The line “{ $line }” was taken away.
error-line-missing = There is no line “{ $line }”. There are: { $known }. All of them: line list.
    .desk = There is no line “{ $line }”. There are: { $known }.
error-line-fixed-by-file = The line “{ $line }” stands in the file { $file }{ $field ->
    [none] {""}
   *[other] {" "}(field { $field })
}. Correct the file and start the secretary again.
error-line-no-field-value = “{ $text }” is not understood: write field=value, for example at_port=/dev/ttyUSB6.

# The block list

command-line-block = Answer no calls from a number (how: the setting calls.blocked)
    .number = for example +79161234567
    .reason = why, in your words
command-line-unblock = Answer calls from a number again
    .number = for example +79161234567
command-line-blocked = Numbers that are not answered
    .as_json = for programs
line-column-number = Number
line-column-since = Since
line-column-reason = Why
line-none-blocked = No number is blocked.
line-blocked = The number { $number } is blocked on all lines.
line-unblocked = The number { $number } may call again.
error-line-not-blocked = The number { $number } is not blocked. The list: line blocked.
    .desk = The number { $number } is not blocked any more.

# The page of lines: cards, sheets, block list
lines-numbered = Line { $number }
lines-nothing = There is no line yet
    .help = Plug in a modem with a SIM card, or begin with the microphone of this computer.
lines-answers = { $name } answers
lines-clock = { $priority ->
    [high] highest priority
   *[ordinary] ordinary priority
}
lines-signal-dbm = { $signal } ({ $dbm } dBm)
lines-more = More
lines-set-up = Set up…
lines-pause = Pause
lines-resume = Answer again
lines-remove = Take the line away
lines-balance = Ask for the balance
lines-asking-balance = Asking the operator
lines-saving = Saving
lines-ready-of = { $all ->
    [one] { $ready } of { $all } line at work
   *[other] { $ready } of { $all } lines at work
}
lines-add = Add a line
action-lines-add = Add a line
lines-added = { $line }: added
lines-add-title = A new line
lines-add-modems = Modems on USB
lines-add-others = Without a modem
lines-add-looking = Looking for modems
lines-add-look-again = Look again
lines-add-no-modem = No modem was found
    .help = Plug it in and wait for half a minute. You may add the line before: the modem is found by itself.
lines-add-anyway = Add it now
lines-add-this = Add
lines-add-taken = in use
lines-add-where = { $port }, plug { $place }
lines-family = { $family ->
    [sim7600] SIMCom SIM7600
    [quectel] Quectel
   *[other] Modem
}
lines-name = What to call the line
    .help = For example “Orders”. Empty: by its number.
lines-done = Done
lines-blocked = Block list
lines-block = Block
lines-unblock = Unblock
lines-blocked-since = since { $when }
