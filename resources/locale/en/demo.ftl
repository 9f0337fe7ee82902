# What `make demo` prints.

command-demo = Show one whole call on a simulated line
    .language = language of the script: ru or en
    .caller = a recording (WAV) to put on the line in place of the script; may be repeated
    .type_words = type the caller's words yourself
    .at_desk = talk yourself, through this computer's microphone and loudspeaker
    .model_ru = folder of a PocketSphinx model for Russian, to recognise Russian for real
    .models = folder with installed models for the talk; usually that of your secretary
    .phrases = a text file with a phrase per line that the secretary shall know
error-demo-script-bad = The demo script { $file } cannot be used: { $reason }. Take the file of the installation.
error-demo-sound-bad = The recording { $file } cannot be used: { $reason } Give a WAV or FLAC file with speech.
error-demo-phrases-bad = The list of phrases { $file } cannot be used: { $reason } Give a UTF-8 text with one phrase per line.
error-demo-talk-no-recogniser = A talk in Russian needs a recogniser's model. Get one: main.py models pull vosk-model-small-ru-0.22 — or name a PocketSphinx model: make demo TALK=1 RU_MODEL=FOLDER — or talk in English: make demo TALK=1 SCRIPT=en
demo-talk-title = A talk through microphone and loudspeaker. Say “goodbye” or press Ctrl C to end it. Everything is stored in { $folder }
demo-talk-engines = Hears with { $stt }. Speaks with { $voice }. Thinks with { $model ->
    [none] no language model
   *[other] { $model }
}.
demo-talk-began = ✆  Speak: sound was open after { $audio } ms
demo-title = A call in { $language ->
    [ru] Russian
   *[en] English
} on a simulated line. Everything is stored in { $folder }
demo-words-from-script = No recogniser for Russian is installed: the caller's sound, voice activity and interruption are real, the words come from the script. Russian speech is recognised with: make demo RU_MODEL=FOLDER (a PocketSphinx model).
demo-engines = Recogniser: { $stt }. Voices: secretary { $voice }, caller { $caller }. Line clock: { $realtime }.
demo-rang = ☎  The line rings: { $number }
demo-answered = ✆  Answered: { $ata } ms after ATA the modem says that the call began, { $audio } ms later its sound is open
demo-secretary = Secretary
demo-caller = Caller
demo-from-script = from the script
demo-evidence = { $kind ->
    [fact] fact
    [faq] FAQ
    [document] document
    [model] language model
    [rule] rule
    [hint] a colleague at the desk
   *[other] { $kind }
} { $title } · { $score }
demo-heard-only = … heard only: “{ $text }”
demo-nothing-heard = … not heard at all
demo-yielding = ↓  The caller speaks into it: the voice is lowered
demo-yielded = ↓  and silent at the end of the word
demo-backchannel = ↑  “{ $text }” only means “go on”: the voice comes back
demo-not-understood = (not understood)
demo-engine-failed = !  { $kind } failed ({ $code })
demo-alarm = !  Emergency words: { $text }
demo-ended = ✆  The call is over: { $cause }
demo-latency = Time to each answer in ms, from the caller's last sound (as the app measured it)
demo-column-turn = Turn
demo-column-words = Words
demo-column-endpoint = silence awaited
demo-column-recognise = recogniser
demo-column-answer = answer
demo-column-voice = voice
demo-column-line = line
demo-column-total = total
demo-none = nothing
demo-far-end = At the far end of the line: { $ata } ms from ATA to the first sound of the greeting, { $open } ms from the modem's OK for sound (it took { $delay } ms itself); { $underruns } underruns.
demo-recording = Recording (left the caller, right the secretary): { $file }
demo-transcript = Transcript: { $file }
demo-stored = Stored: { $messages } messages of the talk, { $promises } promises:
demo-promise = { $kind ->
    [call_back] call back
    [deliver] pass on a message
    [find_out] find out
   *[other] { $kind }
}: { $text }, by { $due }
demo-promise-sound = (only the sound)
demo-failed = The demo did not go as it should: { $what }
demo-missing-answer = “{ $line }” was not answered from { $expect }
demo-type-prompt = Your words (empty line: goodbye):

# `smoke`: does this program work?

command-smoke = Check that this installation can answer a call
smoke-engines = The voice and the recogniser work.
smoke-line = The line works. Its clock: { $realtime }.
smoke-call = A call was answered and its record is closed.
error-smoke-failed = This installation is incomplete: { $step } failed ({ $reason }). Install it again.
