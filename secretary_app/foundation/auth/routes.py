"""``/auth``: signing in and out, one's own account, API keys."""

from __future__ import annotations

from secretary_app.foundation.auth.actor import NOBODY
from secretary_app.foundation.auth.errors import UserMissing
from secretary_app.foundation.auth.keys.service import KeyService
from secretary_app.foundation.auth.models import User
from secretary_app.foundation.auth.permissions import RightCatalogue
from secretary_app.foundation.auth.proofs import bearer_of
from secretary_app.foundation.auth.schemas import (
    Key,
    KeyMade,
    KeysWanted,
    KeyWanted,
    PasswordChange,
    Profile,
    Refresh,
    SignIn,
    Status,
    Tokens,
    key,
    rights_of,
    tokens,
)
from secretary_app.foundation.auth.service import UserService
from secretary_app.foundation.auth.tokens.service import TokenService
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.errors import SignInNeeded
from secretary_app.foundation.web.route import Access, Rate, Route
from secretary_app.foundation.web.schemas import Page

TAG = "auth"

SMALL = 20_000
"""Bytes: nobody who is not known yet sends more."""

WRONG_OLD = {"sign-in-failed": 422}
"""The token is right, so that no client must think that it is signed out."""


def routes(
    *, service: UserService, tokens: TokenService, keys: KeyService, catalogue: RightCatalogue
) -> tuple[Route, ...]:
    """``catalogue``: what an owner may."""
    return (*_sessions(tokens), *_account(service, tokens, catalogue), *_keys(keys))


def _sessions(service: TokenService) -> tuple[Route, ...]:
    async def login(asked: Asked) -> Tokens:
        given = asked.body(SignIn)
        password = given.password.get_secret_value()
        return tokens(await service.sign_in(given.username, password, address=asked.address))

    async def refresh(asked: Asked) -> Tokens:
        given = asked.body(Refresh).refresh_token.get_secret_value()
        return tokens(await service.refresh(given))

    async def logout(asked: Asked) -> None:
        given = bearer_of(asked.request)
        if given is None:
            raise SignInNeeded
        await service.sign_out(given)

    return (
        Route(
            method="POST",
            path="/auth/login",
            handler=login,
            summary="Sign in by name and password",
            tag=TAG,
            body=SignIn,
            answer=Tokens,
            access=Access.PUBLIC,
            rate=Rate.AUTH,
            largest_body=SMALL,
        ),
        Route(
            method="POST",
            path="/auth/refresh",
            handler=refresh,
            summary="A new pair of tokens; the refresh token that is sent is good no more",
            tag=TAG,
            body=Refresh,
            answer=Tokens,
            access=Access.PUBLIC,
            rate=Rate.AUTH,
            largest_body=SMALL,
        ),
        Route(
            method="POST",
            path="/auth/logout",
            handler=logout,
            summary="Sign out; the bearer is the access token or the refresh token",
            tag=TAG,
            status=204,
            access=Access.PUBLIC,
            rate=Rate.AUTH,
            largest_body=SMALL,
        ),
    )


def _account(
    service: UserService, sessions: TokenService, catalogue: RightCatalogue
) -> tuple[Route, ...]:
    async def profile(asked: Asked) -> Profile:
        user = await _myself(service)
        return Profile(
            id=user.id,
            name=user.name,
            full_name=user.full_name,
            role=user.role.value,
            must_change_password=user.password_is_temporary,
            rights=rights_of(asked.actor, catalogue),
        )

    async def password(asked: Asked) -> Tokens:
        given = asked.body(PasswordChange)
        new = given.new.get_secret_value()
        user = await service.change_own_password(given.old.get_secret_value(), new)
        return tokens(await sessions.sign_in(user.name, new, address=asked.address))

    async def status(asked: Asked) -> Status:
        known = asked.actor is not NOBODY
        return Status(
            signed_in=known,
            name=asked.actor.name if known else None,
            has_users=not await service.is_first_start(),
        )

    def shown(path: str) -> Route:
        return Route(
            method="GET",
            path=path,
            handler=profile,
            summary="Who asks, and what they may do",
            tag=TAG,
            answer=Profile,
        )

    return (
        shown("/auth/me"),
        shown("/auth/profile"),
        Route(
            method="POST",
            path="/auth/password",
            handler=password,
            summary="Another password of one's own; every token ends, and a new pair comes",
            tag=TAG,
            body=PasswordChange,
            answer=Tokens,
            rate=Rate.AUTH,
            largest_body=SMALL,
            statuses=WRONG_OLD,
        ),
        Route(
            method="GET",
            path="/auth/status",
            handler=status,
            summary="Whether the caller is signed in, and whether there are users",
            tag=TAG,
            answer=Status,
            access=Access.EITHER,
        ),
    )


def _keys(service: KeyService) -> tuple[Route, ...]:
    async def every(asked: Asked) -> Page[Key]:
        of_all = asked.query(KeysWanted).everybody
        found = await (service.everybodys() if of_all else service.mine())
        return Page[Key](items=[key(each) for each in found], total=len(found))

    async def create(asked: Asked) -> KeyMade:
        given = asked.body(KeyWanted)
        made = await service.create(given.name, scopes=given.scopes, days=given.days)
        return KeyMade(**key(made.key).model_dump(), key=made.secret)

    async def revoke(asked: Asked) -> None:
        await service.revoke(asked.path["id"])

    return (
        Route(
            method="GET",
            path="/auth/keys",
            handler=every,
            summary="API keys, those that are over, too",
            tag=TAG,
            query=KeysWanted,
            answer=Page[Key],
        ),
        Route(
            method="POST",
            path="/auth/keys",
            handler=create,
            summary="A new API key of one's own; the answer is the only sight of it",
            tag=TAG,
            body=KeyWanted,
            answer=KeyMade,
            status=201,
            rate=Rate.AUTH,
        ),
        Route(
            method="DELETE",
            path="/auth/keys/{id}",
            handler=revoke,
            summary="An API key opens nothing any more",
            tag=TAG,
            status=204,
        ),
    )


async def _myself(service: UserService) -> User:
    user = await service.me()
    if user is None:
        raise UserMissing(name="")
    return user
