"""Documents of the company: read into sections, searched, quoted word for word.

``service.py`` keeps them and finds passages; ``reading`` turns a file into sections in a process
of its own; ``asking.py`` makes terms of a question, ``ranking.py`` weighs what the index found,
``quoting.py`` cuts out the sentences that answer. Imported by ``dialogue`` through a protocol and
by ``bootstrap``; emits ``DocumentAdded`` and ``DocumentRemoved``.
"""
