"""Sign-in for programs: a short access token, and a refresh token that is good once.

Both are tied to a session of ``foundation/auth``: who signs out, is switched off or takes another
password is out at once, whatever a token says of its own age.
"""
