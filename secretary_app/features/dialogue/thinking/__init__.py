"""A turn that a language model answers, from what was found for the question and nothing else.

``sources.py`` numbers what was found, ``prompt.py`` writes it down for the model beside the talk so
far, ``turn.py`` takes the words as they come: ``cutting.py`` makes sentences of them,
``manners.py`` and ``grounding`` decide which may be said, ``tools.py`` and ``errands.py`` are what
the model may ask to be done. A slice above exports a ``Tool`` and bootstrap hands it in. Imported
by ``dialogue`` and ``bootstrap``; which engine thinks is known to ``providers``.
"""
