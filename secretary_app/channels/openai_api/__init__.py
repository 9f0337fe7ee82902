"""What clients of OpenAI's API find here: assistants and language models, voices and recognisers.

An assistant is a model whose answers are the secretary's: the same sentences with the same evidence
as on the telephone. A language model under its own name is the worker itself, with nothing between.
The shapes are those of OpenAI's API (openai-openapi 2.3); we add ``evidence``, which is passed over
by clients that do not know it. Beside them stands the speech API of programs that telephone, by the
same voices and recognisers: ``/admin/tts`` and ``/admin/stt``.
"""
