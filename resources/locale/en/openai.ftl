# The door for clients of OpenAI's API.

error-model-not-found = There is no model "{ $model }". GET /v1/models lists the assistants and the language models that run.
error-unsupported-parameter = { $parameter } cannot be had here: { $why ->
    [assistant-tools] an assistant says only what her sources say and calls no tools; ask a language model by its own name
    [assistant-schema] an assistant's JSON is an object with "answer" and "evidence"; for a schema of yours ask a language model by its own name
    [no-question] the last message must be a question of the user
    [text-only] messages may hold text only
    [transcript-format] there are json, text, srt, vtt and verbose_json
    [dimensions] vectors of this model have a length of their own, which stays
    [tokens] send text: tokens are every model's own
   *[other] it is not supported
 }.
error-context-length-exceeded = The talk is too long for this model: { $reason }. Send fewer or shorter messages.
error-bad-request = The engine cannot do this: { $reason }.
error-bad-response-format = No answer can be held to this schema: { $reason }.
error-engine-overloaded = The engine does not answer now: { $reason }. Try again in a moment; /health says how it is.
error-voice-unknown = There is no voice “{ $voice }”. There are: { $known }.
error-language-not-heard = Nobody here understands the language “{ $language }”. Understood are: { $known }.
error-audio-unreadable = { $why ->
    [long] The recording is longer than is read at once ({ $reason }). Cut it in pieces.
   *[other] This is no sound file that can be read here ({ $reason }). Send WAV, MP3, FLAC or OGG.
 }
error-form-unreadable = { $why ->
    [media] A file is sent as a form, multipart/form-data.
    [no-file] There is no file in the form: its field is called “file”.
   *[other] The form is broken: its parts cannot be read.
 }
error-message-unreadable = This stream does not understand such a message: { $reason }.
error-too-much-to-say = Too many texts wait for their turn. Wait for “end”, or send “stop”.
