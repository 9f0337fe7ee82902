setting-assistants-company_ru = Company name in Russian
    .help = How the secretary names the company when she greets in Russian. Empty: she does not.
setting-assistants-company_en = Company name in English
    .help = How the secretary names the company when she speaks English.
setting-assistants-languages = Languages in order
    .help = The first is used to greet; a caller's first words are listened to in all of them: ru, en.
setting-assistants-speech_speed = Speed of speech
    .help = 1 is normal, 0.8 slower, 1.2 faster.
error-persona-unknown = There is no assistant “{ $persona }”. There are: { $known }. All of them: assistants list.
    .desk = There is no assistant “{ $persona }”. There are: { $known }. All of them are on the page Secretary.
error-assistant-language-unknown = The assistant does not speak “{ $language }”. There are: { $known }. Correct the setting assistants.languages.

# Several assistants

command-assistants = Assistants: name, voice, greeting, languages
command-assistants-list = All assistants, and the lines they answer
    .as_json = for programs
command-assistants-show = Everything that is chosen for an assistant
    .assistant_id = her name from assistants list
command-assistants-add = Add an assistant
    .assistant_id = a short plain name, for example katya
    .persona = whose character: anna or marina
    .name = her name in Russian
    .name_en = her name in English
command-assistants-set = Choose something else for an assistant
    .assistant_id = her name from assistants list
    .field = a field of assistants show, or persona
    .value = the new value; empty is as for all
command-assistants-remove = Take an assistant away; the built-in anna and marina become as they were
    .assistant_id = her name from assistants list
assistants-column-id = Assistant
assistants-column-persona = Character
assistants-column-name = Name
assistants-column-languages = Languages
assistants-column-voices = Voices
assistants-column-lines = Lines
assistants-added = The assistant { $assistant } was added. To have her answer: line set line1 assistant { $assistant }
assistants-set = { $assistant }: { $field } = { $value }
assistants-removed = The assistant { $assistant } was taken away.
error-assistant-taken = There is an assistant “{ $assistant }” already. Choose another name.
error-assistant-id-bad = “{ $assistant }” does not do: Latin letters and digits, a letter first, for example katya.
error-assistant-in-use = The assistant “{ $assistant }” answers the line “{ $line }”. Choose another there first: line set LINE assistant anna
    .desk = The assistant “{ $assistant }” answers the line “{ $line }”. Choose another there first: System → Lines.
setting-assistant-name_ru = Name in Russian
    .help = Empty: the character's.
setting-assistant-name_en = Name in English
    .help = Empty: the character's.
setting-assistant-company_ru = Company name in Russian
    .help = Empty: as for all secretaries (the page of settings).
setting-assistant-company_en = Company name in English
    .help = Empty: as for all secretaries (the page of settings).
setting-assistant-greeting_ru = Greeting in Russian
    .help = In your words; that the call is recorded is said after it. Empty: the usual one.
setting-assistant-greeting_en = Greeting in English
    .help = In your words; that the call is recorded is said after it. Empty: the usual one.
setting-assistant-voice_ru = Voice in Russian
    .help = A voice of the speech engine, for example ru+f3. Empty: the character's.
setting-assistant-voice_en = Voice in English
    .help = A voice of the speech engine, for example en-us+f3. Empty: the character's.
setting-assistant-languages = Languages in order
    .help = For example: en, ru. Empty: as for all (setting assistants.languages).
setting-assistant-speech_speed = Speed of speech
    .help = 1 is usual, 0 is as for all secretaries.

# The page of assistants
page-assistants = Who answers
action-assistants-add = A new secretary
action-assistants-talk = Talk with the secretary
assistants-talk = Talk now
assistants-talk-begins = Preparing the talk
assistants-desk-line = At the desk
assistants-new = A new secretary
assistants-made = A new secretary was made
assistants-persona = Character
    .help = In whose words and manner she speaks.
assistants-persona-of = Character: { $persona }
assistants-greeting = Greeting
assistants-listen = Listen
assistants-silence = Be silent
assistants-saying = Preparing the voice
assistants-mute = The sound does not play. Check that loudspeakers or headphones are connected.
assistants-naming = Name and company
assistants-speaking = Voice and languages
assistants-voice-persona = The character's voice
assistants-as-all = As for all
assistants-lines = Lines that she answers
assistants-no-line = on no line
    .help = She is chosen for a line on the page of lines: “…”, “Set up”.
assistants-to-lines = To the lines
assistants-as-at-first = Make her as at first
assistants-remove = Remove her
assistants-in-use = She answers a line. Choose another there first.
assistants-is-as-at-first = { $name } is as at first
assistants-is-removed = { $name } was removed
assistants-language = { $language ->
    [ru] In Russian
    [en] In English
   *[other] { $language }
}

# Instructions for a language model.
setting-assistant-manner_ru = Character and instructions in Russian
    .help = What a language model knows of her manner. The rule to answer from sources only stays.
setting-assistant-manner_en = Character and instructions in English
    .help = The same for talks in English.
assistants-manner = Character and instructions for the language model
    .help = How she speaks and what she minds. The rule to answer from your knowledge only stands beside it and cannot be lifted.
assistants-manner-save = Save
assistants-manner-usual = Back to the usual
assistants-try = A question to try
assistants-try-ask = Ask
assistants-tried-model = A language model answered by the instructions above, kept or not.
assistants-tried-known = The answer comes from knowledge or rules: no language model was needed, or none runs.
