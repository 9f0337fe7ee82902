"""Voices.

`base` says what a backend must do, `service` serves it, each other file is one backend.
"""
