"""What can go wrong on the wire, as one error with a stable code."""


class WireError(Exception):
    """A wire failed, or the peer said so.

    `code` is stable and made for programs. From reading and writing: `bad_event` (not a Wyoming
    event, or a field is missing or of another kind), `too_large` (over `MAX_EVENT_BYTES`),
    `timeout`, `closed` (the peer went away in the middle of something). From connecting and
    serving: `unreachable`, `unauthorized`, `in_use`, `unsafe_folder`, `bad_endpoint`. From the far
    side by an `error` event: any code of PROTOCOL.md. `text` is for the log.
    """

    def __init__(self, *, code: str, text: str) -> None:
        super().__init__(f"{code}: {text}")
        self.code = code
        self.text = text
