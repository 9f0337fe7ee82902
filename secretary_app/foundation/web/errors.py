"""What may be wrong with a request before a service hears of it, and with the server itself."""

from __future__ import annotations

from secretary_app.kernel.errors import UserFacing


class PlaceMissing(UserFacing):
    """Nothing is served under this path."""

    def __init__(self, *, path: str) -> None:
        super().__init__("not-found", path=path[:200])


class MethodRefused(UserFacing):
    """The path is served, but not for this verb."""

    def __init__(self, *, method: str, allowed: str) -> None:
        super().__init__("method-not-allowed", method=method[:20], allowed=allowed)


class SignInNeeded(UserFacing):
    """The request brought no token and no key."""

    def __init__(self) -> None:
        super().__init__("sign-in-needed")


class TooManyRequests(UserFacing):
    """More in a minute than the owner allows."""

    def __init__(self, *, seconds: int) -> None:
        super().__init__("too-many-requests", seconds=seconds)


class BodyTooLarge(UserFacing):
    """More bytes than this route takes."""

    def __init__(self, *, largest: int) -> None:
        super().__init__("body-too-large", largest=largest)


class BodyTooSlow(UserFacing):
    """It did not arrive in time."""

    def __init__(self) -> None:
        super().__init__("body-too-slow")


class BodyNotJson(UserFacing):
    """Not JSON at all; ``problem`` is the parser's word, for a programmer."""

    def __init__(self, *, problem: str) -> None:
        super().__init__("body-not-json", problem=problem)


class BodyNotText(UserFacing):
    """Not UTF-8."""

    def __init__(self) -> None:
        super().__init__("body-not-utf8")


class RequestInvalid(UserFacing):
    """Readable, but not what the route takes; ``problems`` are the checker's words."""

    def __init__(self, *, problems: tuple[tuple[str, str], ...]) -> None:
        """``problems``: the place (``body.name``) and what is wrong there."""
        self.problems = problems
        where, problem = problems[0]
        super().__init__("request-invalid", where=where, problem=problem, count=len(problems))


class RequestRefused(UserFacing):
    """HTTP's own refusal of what is no fault of a route."""

    def __init__(self, *, status: int, reason: str) -> None:
        self.status = status
        super().__init__("request-refused", status=str(status), reason=reason)


class Internal(UserFacing):
    """Our fault; there is a report."""

    def __init__(self, *, report: str) -> None:
        super().__init__("internal", report=report)


class PortTaken(UserFacing):
    """Another program serves there."""

    def __init__(self, *, host: str, port: int) -> None:
        super().__init__("web-port-taken", host=host, port=str(port))


class PortUnusable(UserFacing):
    """The system does not let us serve there."""

    def __init__(self, *, host: str, port: int, reason: str) -> None:
        super().__init__("web-port-unusable", host=host, port=str(port), reason=reason)


class CertificateUnusable(UserFacing):
    """The server cannot prove itself with this file."""

    def __init__(self, *, file: str, reason: str) -> None:
        super().__init__("web-certificate-unusable", file=file, reason=reason)


class ServerPackageMissing(UserFacing):
    """The server needs more than a demo brings."""

    def __init__(self, *, package: str) -> None:
        super().__init__("web-package-missing", package=package)
