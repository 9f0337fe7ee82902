"""Conversations: one thread per person, whatever door they came by, oldest message first.

A message keeps who said it, what was really heard, what an answer rests on, and where its words
lie in the call's sound. ``add_message`` returns when the message is on the disk. Imported by
``dialogue``, ``calls`` and the channels; emits ``MessageAdded`` and ``MessageHeard``.
"""
