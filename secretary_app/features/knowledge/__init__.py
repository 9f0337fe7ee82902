"""What the company knows: FAQ entries and facts, found by what a person asks.

An FAQ entry is a question with ready words. A fact is a typed value (money, hours, an address …)
that a template says, so that numbers are never made up. ``service.py`` keeps both in the database
and an index of them in memory; ``index.py`` finds, ``telling.py`` says. Imported by ``dialogue``
and the channels; emits ``KnowledgeChanged``.
"""
