"""What Twilio is told to do, as XML: https://www.twilio.com/docs/voice/twiml."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

MEDIA = "application/xml"

LANGUAGES = {"ru": "ru-RU", "en": "en-US"}

LONGEST_TEXT = 1500
"""Letters of one message; Twilio refuses more than 1600."""

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def connect(stream: str, parameters: Mapping[str, str]) -> bytes:
    """The call's sound goes both ways by a websocket; when that ends, the call does."""
    response = Element("Response")
    made = SubElement(SubElement(response, "Connect"), "Stream", url=stream)
    for name, value in parameters.items():
        SubElement(made, "Parameter", name=name, value=value)
    SubElement(response, "Hangup")
    return _written(response)


def reject(reason: str) -> bytes:
    """The call is not taken, and costs nothing; ``reason``: ``busy`` or ``rejected``."""
    response = Element("Response")
    SubElement(response, "Reject", reason=reason)
    return _written(response)


def say_and_listen(
    sentences: Sequence[tuple[str, str]], *, language: str, heard: str, silent: str
) -> bytes:
    """Twilio's own voice says the sentences (language and words), then its own ears listen.

    What they understand is sent to ``heard``; where nothing is said, ``silent`` is asked.
    """
    response = Element("Response")
    gather = SubElement(
        response,
        "Gather",
        input="speech",
        language=LANGUAGES[language],
        speechTimeout="auto",
        action=heard,
        method="POST",
    )
    _say(gather, sentences)
    SubElement(response, "Redirect", method="POST").text = silent
    return _written(response)


def say_and_go_on(sentences: Sequence[tuple[str, str]], *, on: str) -> bytes:
    """The sentences, and then whatever ``on`` answers."""
    response = Element("Response")
    _say(response, sentences)
    SubElement(response, "Redirect", method="POST").text = on
    return _written(response)


def say_and_hang_up(sentences: Sequence[tuple[str, str]]) -> bytes:
    """The last words."""
    response = Element("Response")
    _say(response, sentences)
    SubElement(response, "Hangup")
    return _written(response)


def messages(text: str = "") -> bytes:
    """A text message as an answer, in several where it is long; none where it is empty."""
    response = Element("Response")
    for start in range(0, len(text), LONGEST_TEXT):
        SubElement(response, "Message").text = _clean(text[start : start + LONGEST_TEXT])
    return _written(response)


def _say(where: Element, sentences: Sequence[tuple[str, str]]) -> None:
    for language, words in sentences:
        SubElement(where, "Say", language=LANGUAGES[language]).text = _clean(words)


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub(" ", text)


def _written(response: Element) -> bytes:
    written: bytes = tostring(response, encoding="utf-8", xml_declaration=True)
    return written
