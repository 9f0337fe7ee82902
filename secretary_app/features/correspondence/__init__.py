"""A talk in writing, at whichever door: a chat on the website, a messenger.

The door says who writes and where their thread is; what they wrote is stored, answered by the one
answer path, and what the answer decides is carried out. Nothing here knows a wire. Doors import it;
it emits `AlarmWritten`.
"""
