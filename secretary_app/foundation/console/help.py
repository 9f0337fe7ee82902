"""Click's help and its complaints, in the person's language."""

from __future__ import annotations

import click
from click.exceptions import NoArgsIsHelpError

from secretary_app.foundation.console.jobs import Invocation
from secretary_app.foundation.i18n import Translator

PROGRAM = "secretary"

TOO_MANY = "Got unexpected extra argument"
"""How click begins this complaint, which has no class of its own."""


class TranslatedCommand(click.Command):
    """Takes its texts from Fluent: ``command-<path>`` and an attribute for each parameter."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The first line."""
        texts = _translator(ctx)
        pieces = [
            texts.text("usage-options"),
            *(piece for each in self.get_params(ctx) for piece in each.get_usage_pieces(ctx)),
        ]
        if self.allow_extra_args:
            pieces.append(texts.text("usage-command"))
        formatter.write_usage(ctx.command_path, " ".join(pieces), f"{_heading(ctx, 'usage')}: ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_translator(ctx).text(text_id(ctx)))

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What it works on."""
        rows = [
            (parameter.make_metavar(ctx), _parameter_text(ctx, parameter))
            for parameter in self.get_params(ctx)
            if isinstance(parameter, click.Argument)
        ]
        if rows:
            with formatter.section(_heading(ctx, "arguments")):
                formatter.write_dl(rows)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What may be chosen."""
        rows = []
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None and isinstance(parameter, click.Option):
                rows.append((record[0], _parameter_text(ctx, parameter)))
        if rows:
            with formatter.section(_heading(ctx, "options")):
                formatter.write_dl(rows)


class TranslatedGroup(TranslatedCommand, click.Group):
    """A group whose commands and groups are translated, too."""

    command_class = TranslatedCommand
    group_class = type

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands."""
        TranslatedCommand.format_options(self, ctx, formatter)
        names = self.list_commands(ctx)
        write_commands(ctx, formatter, names)


def write_commands(ctx: click.Context, formatter: click.HelpFormatter, names: list[str]) -> None:
    """The list of a group's commands, by their names alone: none is loaded for it."""
    texts = _translator(ctx)
    with formatter.section(_heading(ctx, "commands")):
        formatter.write_dl([(name, texts.text(f"{text_id(ctx)}-{name}")) for name in names])


def text_id(ctx: click.Context) -> str:
    """``secretary faq add`` → ``command-faq-add``; the program itself is ``command``."""
    return "-".join(["command", *ctx.command_path.split()[1:]])


def explain(error: click.ClickException, translator: Translator) -> str:
    """A wrong use of the command line, with what to type instead."""
    if isinstance(error, NoArgsIsHelpError):
        return error.format_message()
    context = error.ctx if isinstance(error, click.UsageError) else None
    sentence = _sentence(error, context, translator)
    if context is None:
        return sentence
    hint = translator.text("usage-hint", command=f"{context.command_path} --help")
    return f"{sentence}\n{hint}"


def _sentence(
    error: click.ClickException, context: click.Context | None, translator: Translator
) -> str:
    match error:
        case click.NoSuchOption():
            near = " ".join(error.possibilities or ["none"])
            return translator.text("usage-no-such-option", name=error.option_name, near=near)
        case click.NoSuchCommand():
            near = " ".join(error.possibilities or ["none"])
            return translator.text("usage-no-such-command", name=error.command_name, near=near)
        case click.MissingParameter():
            return translator.text("usage-missing", name=_name_of(error, context))
        case click.BadParameter():
            return _about_a_value(error, context, translator)
        case _ if error.message.startswith(TOO_MANY):
            return translator.text("usage-too-many", words=error.message.partition("(")[2][:-1])
        case _:
            return translator.text("usage-other", reason=error.format_message())


def _about_a_value(
    error: click.BadParameter, context: click.Context | None, translator: Translator
) -> str:
    name = _name_of(error, context)
    match error.param.type if error.param else None:
        case click.Choice(choices=choices):
            wanted = ", ".join(str(each) for each in choices)
            return translator.text("usage-bad-choice", name=name, choices=wanted)
        case click.IntRange(min=low, max=high) | click.FloatRange(min=low, max=high):
            return translator.text(
                "usage-bad-number", name=name, low=_limit(low), high=_limit(high)
            )
        case click.types.IntParamType() | click.types.FloatParamType():
            return translator.text("usage-bad-number", name=name, low="none", high="none")
        case _:
            return translator.text("usage-bad-value", name=name, reason=error.message)


def _limit(value: float | None) -> str:
    return "none" if value is None else f"{value:g}"


def _name_of(error: click.BadParameter, context: click.Context | None) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    return error.param.get_error_hint(context).strip("'")


def _parameter_text(ctx: click.Context, parameter: click.Parameter) -> str:
    texts = _translator(ctx)
    if isinstance(parameter, click.Option) and "--help" in parameter.opts:
        return texts.text("command.help")
    return texts.text(f"{text_id(ctx)}.{parameter.name}")


def _heading(ctx: click.Context, name: str) -> str:
    return _translator(ctx).text(f"usage-heading-{name}")


def _translator(ctx: click.Context) -> Translator:
    invocation = ctx.find_object(Invocation)
    assert invocation is not None
    return invocation.console.translator
