"""The one door through which the program speaks to other machines.

Whoever wants out names a purpose of the list and gets an HTTP session from ``Outgoing``; the owner
can shut the door (``network.allowed``) and say through which proxy it leads. Everything else in
the program works without a network. Import from ``outgoing`` itself: it brings aiohttp, which the
list of settings does not need.
"""
