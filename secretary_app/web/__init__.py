"""The embedded server: it serves the ``Route``s that the slices declare, and knows none of them.

``application`` puts it together, a ``Passage`` is what each request goes through, ``server`` opens
the port. Only ``bootstrap`` imports this package, and only where the server is on.
"""
