"""Promises: what the secretary took down and undertook, with the time by which it is due.

To call back, to find out, to pass a message on. Open until somebody fulfils or cancels it; both
can be taken back. Imported by ``dialogue`` and ``calls``; emits ``PromiseMade`` and
``PromiseMoved``.
"""
