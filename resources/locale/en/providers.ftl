setting-engines-recognisers-ru = Recognisers of Russian, in order
    .help = Engines (vosk, pocketsphinx) or installed models by name, the best first. If one fails during a call, the next one hears the caller again. What is not installed is passed over.
setting-engines-recognisers-en = Recognisers of English, in order
    .help = Engines (vosk, pocketsphinx) or installed models by name, the best first. If one fails during a call, the next one hears the caller again. What is not installed is passed over.
setting-engines-voices = Voices, in order
    .help = Engines (piper, espeak) or installed voices by name, the best first; the first one named of each language is the usual one. espeak is always the last.
setting-engines-voices_louder_db = Loudness of the voice, dB
    .help = 0 is the usual one, 6 is twice as strong, −12 much softer. Holds from the next start.
setting-engines-thinkers = Language models, in order
    .help = Engine (llama, llama_cpp, xllamacpp) or installed models by name, the best first. llama is the largest one installed. Each model named takes its memory all the time. Empty: no language model.
setting-engines-embeddings = Model for search by meaning
    .help = An installed model by its name; it makes vectors of texts for programs that come by the API (/v1/embeddings). It takes its memory all the time. Empty: none. Holds from the next start.
setting-providers-stt_model_ru = PocketSphinx model of Russian
    .help = Folder (hmm and a .dic dictionary) outside the models folder. Empty: what lies in the models folder is used.
setting-providers-stt_english = Recognise English speech
    .help = Switch it off where nobody calls in English.

error-providers-no-voice = The voice did not start: { engine-trouble } Run “make demo” again to complete the installation, then try once more.
    .desk = The voice did not start: { engine-trouble.desk } Look at System → Engines.

# The commands `engines`

command-engines = Recognisers, voices and language models in their order
command-engines-list = Each engine with its place, and whether it is there; also while the secretary runs
    .as_json = as JSON
engines-column-for = For
engines-column-place = No.
engines-column-engine = Engine
engines-column-models = Models
engines-column-state = State
engines-none = No engine is chosen.
engines-own-model = —
engines-kind = { $kind ->
    [stt] hearing
    [tts] speaking
    [llm] thinking
    [embed] search by meaning
   *[other] { $kind }
}{ $language ->
    [none] {""}
   *[other] : { $language }
}
engines-state = { $state ->
    [installed] installed
    [missing] not installed
    [unused] installed; used after the next start
    [starting] starting
    [ready] works
    [waiting] failed, starts again soon
    [failed] does not work
   *[other] stopped
}{ $reason ->
    [none] {""}
   *[other] { " " }({ $reason })
}
engines-get = { $engine } is not installed. Get it with: { $command }
error-engine-gone = The engine { $engine } does not run any more. Open the page again.
error-engine-last-voice = { $engine } is the only voice that works now: without it no call could be answered. Start another one first.

# The page of engines
page-engines = Engines
engines-chain = { $kind ->
    [stt] Hearing
    [tts] Speaking
    [embed] Search by meaning
   *[llm] Thinking
}{ $language ->
    [ru] {" "}in Russian
    [en] {" "}in English
   *[none] {""}
}
engines-short-state = { $state ->
    [installed] installed
    [missing] not installed
    [unused] from the next start
    [starting] starting
    [ready] at work
    [waiting] starts again
    [failed] does not work
   *[other] stopped
}
engines-memory = { $used } of { $limit } MB
engines-restarts = { $count ->
    [one] started again { $count } time
   *[other] started again { $count } times
}
engines-trouble = { $trouble ->
    [model_missing] The files of the model are gone. Get it again on the page of models.
    [model_broken] The files of the model are damaged. Remove it and get it again on the page of models.
    [model_too_large] There is not enough memory for the model. Close other programs, or choose a smaller model.
    [library_missing] The library of the engine is not installed.
   *[other] The engine failed; what it said stands in the log.
}
engines-summary = { $count ->
    [one] { $count } process, { $memory } MB of memory
   *[other] { $count } processes, { $memory } MB of memory
}
engines-not-serving = No calls are taken, no engine runs
engines-up = Earlier
engines-down = Later
engines-to-models = To the models
engines-start = Start
engines-stop = Stop
engines-restart = Start again
engines-log = Log
engines-log-of = Log: { $engine }
engines-log-empty = The engine has said nothing yet.
engines-hand = { $verb ->
    [start] Starting { $engine }
    [stop] Stopping { $engine }
   *[restart] Starting { $engine } again
}
engines-later = The new order holds from the next start
    .help = Calls that are on go on with the engines of before.
error-engines-not-serving = { $kind ->
    [embed] No engine makes vectors of texts. Get a model of search by meaning (System → Models), name it in System → Settings (engines.embeddings) and start the program again.
   *[any] No engine runs: calls are not taken. Wait until the line is ready.
}
engines-handle = Order of { $engine }: drag it, or press the up or down arrow
