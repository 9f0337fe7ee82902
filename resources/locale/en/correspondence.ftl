# Talks in writing, at any door

error-voice-not-understood = { $reason ->
    [nobody-listens] Nobody can listen just now. Please write instead.
    [no-words] No words are heard. Say it again, closer to the microphone.
    [too-long] Too long: a minute at most.
   *[bad-sound] The recording could not be read. Please write instead.
}
