"""A website of somebody's: a server of one page on another port, which loads the widget."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>Shop</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; style-src 'sha256-none'; script-src {place}; connect-src {place}">
</head>
<body><h1>Keys</h1><p>A shop of keys and locks.</p><p><a href="/{language}/other">Other</a></p>
<script src="{place}/widget.js?instance={widget}" async></script></body></html>
"""
"""Strict about what may run on it, as good sites are."""


class Website:
    """Serves ``/ru/…`` and ``/en/…`` until it is left."""

    def __init__(self, *, place: str, widget: str) -> None:
        """``place``: where the widget's server is."""

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                language = self.path.strip("/").partition("/")[0]
                page = PAGE.format(language=language, place=place, widget=widget).encode()
                known = language in {"ru", "en"}
                self.send_response(200 if known else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(page) if known else 0))
                self.end_headers()
                if known:
                    self.wfile.write(page)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, name="website")

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
