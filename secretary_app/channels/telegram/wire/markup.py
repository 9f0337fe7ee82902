"""Buttons and replies as aiogram writes them."""

from __future__ import annotations

from collections.abc import Sequence

from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyParameters,
)

from secretary_app.channels.telegram.models import Press


def keyboard(presses: Sequence[Sequence[Press]]) -> InlineKeyboardMarkup | None:
    """Under a message of ours."""
    if not presses:
        return None
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=each.text, callback_data=each.data) for each in row]
            for row in presses
        ]
    )


def contact_button(words: str) -> ReplyKeyboardMarkup:
    """In place of their keyboard, until they have pressed it."""
    return ReplyKeyboardMarkup(
        keyboard=[[KeyboardButton(text=words, request_contact=True)]],
        resize_keyboard=True,
        one_time_keyboard=True,
    )


def reply(number: int | None) -> ReplyParameters | None:
    """A question that was deleted meanwhile is answered all the same."""
    if number is None:
        return None
    return ReplyParameters(message_id=number, allow_sending_without_reply=True)
