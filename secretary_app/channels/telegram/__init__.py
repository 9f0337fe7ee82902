"""The door of Telegram: any number of bots, each its own, all of one secretary.

`book.py` keeps the bots, `manager.py` runs them, `wire` brings aiogram with the first bot that
starts. What comes is on the disk before Telegram is told that it came (`inbox.py`), what goes is on
the disk before it is sent (`outbox.py`); between them stands `answering.py`, which asks
`features/correspondence`. Imported by `bootstrap` and the desk; emits
the events of `events.py`.
"""
