"""People: who stands behind a telephone number, a Telegram id, a visitor of the website.

A person has any number of identities; each identity belongs to one person. The person keeps the
language they chose, and what is written of them by hand: company, notes, consents. Imported by
every slice that knows whom it talks to; emits ``PersonMet``, ``PersonRenamed``, ``PersonChanged``,
``PeopleMerged`` and ``LanguageChosen``. Files of people come and go by ``exchange``.
"""
