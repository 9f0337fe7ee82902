"""Telegram's Bot API over aiogram. Nobody else imports aiogram, or this.

`connecting.py` is loaded by name, with the first bot that starts.
"""
