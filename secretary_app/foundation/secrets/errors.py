"""What may be wrong with secrets and where they are kept, in plain words; never with a value."""

from __future__ import annotations

from pathlib import Path

from secretary_app.kernel.errors import UserFacing


class SecretMissing(UserFacing):
    """There is no such secret, or its place has lost it: it must be given again."""

    def __init__(self, *, name: str) -> None:
        super().__init__("secret-missing", name=name)


class BadSecretName(UserFacing):
    """Not a name for a secret."""

    def __init__(self, *, name: str) -> None:
        super().__init__("secret-name-bad", name=name)


class SecretIsOurs(UserFacing):
    """The program makes this value up for itself, and nobody gives it one."""

    def __init__(self, *, name: str) -> None:
        super().__init__("secret-is-ours", name=name)


class BadSecretValue(UserFacing):
    """Nothing, or far too much."""

    def __init__(self, *, name: str, longest: int) -> None:
        super().__init__("secret-value-bad", name=name, longest=longest)


class KeyringFailed(UserFacing):
    """The system's keyring is there, but locked, away or refusing."""

    def __init__(self, *, reason: str) -> None:
        super().__init__("secret-keyring-failed", reason=reason)


class SealOfOtherMachine(UserFacing):
    """The file was sealed on another machine, or this one was set up anew."""

    def __init__(self, *, file: Path) -> None:
        super().__init__("secret-other-machine", file=str(file))


class WrongMasterKey(UserFacing):
    """The file was sealed with another ``SECRETARY_MASTER_KEY``, or with one that is not set."""

    def __init__(self, *, file: Path) -> None:
        super().__init__("secret-wrong-key", file=str(file))


class SealBroken(UserFacing):
    """The file is damaged; it is left as it is."""

    def __init__(self, *, file: Path) -> None:
        super().__init__("secret-file-broken", file=str(file))


class SealUnwritable(UserFacing):
    """The file cannot be read or written."""

    def __init__(self, *, file: Path, reason: str) -> None:
        super().__init__("secret-file-unwritable", file=str(file), reason=reason)


class MachineUnknown(UserFacing):
    """The system gives no id of this machine to make a key of."""

    def __init__(self) -> None:
        super().__init__("secret-machine-unknown")


class MasterKeyTooShort(UserFacing):
    """A short ``SECRETARY_MASTER_KEY`` would soon be guessed."""

    def __init__(self, *, shortest: int) -> None:
        super().__init__("secret-master-key-short", shortest=shortest)


class OldKeyMissing(UserFacing):
    """Neither the given file nor the environment has ``LLM_MODEL_DECRYPT_KEY``."""

    def __init__(self) -> None:
        super().__init__("old-key-missing")


class OldKeyBad(UserFacing):
    """It is no key of the one cipher that we know there."""

    def __init__(self) -> None:
        super().__init__("old-key-bad")


class OldKeyWrong(UserFacing):
    """It does not open what was encrypted, or that was encrypted in a way that we do not know."""

    def __init__(self, *, model: str) -> None:
        super().__init__("old-key-wrong", model=model)


class OldModelsUnreadable(UserFacing):
    """No JSON, or no model with an encrypted key in it."""

    def __init__(self) -> None:
        super().__init__("old-models-unreadable")


class OldModelTwice(UserFacing):
    """Two models would keep their keys under one name."""

    def __init__(self, *, model: str) -> None:
        super().__init__("old-model-twice", model=model)
