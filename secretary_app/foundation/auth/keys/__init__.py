"""API keys: a user's own, for programs that nobody signs in to.

A key may do what its user may, and of that only what it was made for. It is shown once, when it is
made; kept is a hash. Emits ``KeyChanged``.
"""
