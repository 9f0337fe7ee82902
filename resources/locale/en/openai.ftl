# The door for clients of OpenAI's API.

error-model-not-found = There is no model "{ $model }". GET /v1/models lists the assistants and the language models that run.
error-unsupported-parameter = { $parameter } cannot be had here: { $why ->
    [assistant-tools] an assistant says only what her sources say and calls no tools; ask a language model by its own name
    [assistant-schema] an assistant's JSON is an object with "answer" and "evidence"; for a schema of yours ask a language model by its own name
    [no-question] the last message must be a question of the user
    [text-only] messages may hold text only
   *[other] it is not supported
 }.
error-context-length-exceeded = The talk is too long for this model: { $reason }. Send fewer or shorter messages.
error-bad-request = The engine cannot do this: { $reason }.
error-bad-response-format = No answer can be held to this schema: { $reason }.
error-engine-overloaded = The engine does not answer now: { $reason }. Try again in a moment; /health says how it is.
