"""What a slice needs to open a door to programs and pages, and nothing of the server.

A slice's ``routes.py`` declares ``Route``s over its service; ``bootstrap/doors.py`` gathers them,
``secretary_app/web`` serves them. ``route``, ``asked``, ``schemas`` and ``streams`` bring pydantic
and aiohttp, so that only ``routes.py`` files and the server import them; they are loaded only where
the server is on. ``errors``, ``statuses`` and ``settings`` are light.
"""
