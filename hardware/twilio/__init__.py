"""Twilio's Media Streams: the sound of a call as JSON messages of a websocket.

The websocket is the app's, which puts every message untouched on a local socket (``framing.py``);
what they mean is known here only.
"""
