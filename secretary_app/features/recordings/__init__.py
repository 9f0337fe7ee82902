"""Recordings: one two-track WAV per call (the caller left, us right) with its transcript beside it.

``recordings/2026-11-21/call_093004_+79161234567.wav`` and ``….json``. The row in the database says
why the recording is lawful, how long it is kept, and what the file's checksum was when it was
closed. Imported by ``calls``; emits ``RecordingFinished`` and ``RecordingDeleted``.
"""
