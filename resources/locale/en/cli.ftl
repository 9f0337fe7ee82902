# The command line: help and complaints. Seen in a terminal.

command = A secretary who answers the telephone. The commands below also work while it is running.
    .data = the data folder (else SECRETARY_DATA, else the user's folder)
    .lang = language of messages: ru or en
    .log_level = from which level on the log is shown: debug, info, warning, error
    .version = show the version
    .help = show this help

usage-heading-usage = Usage
usage-heading-options = Options
usage-heading-arguments = Arguments
usage-heading-commands = Commands
usage-command = COMMAND …
usage-options = [OPTIONS]

usage-hint = For help: { $command }
usage-no-such-option = There is no option { $name }.{ $near ->
    [none] {""}
   *[other] { " " }Similar: { $near }.
}
usage-no-such-command = There is no command "{ $name }".{ $near ->
    [none] {""}
   *[other] { " " }Similar: { $near }.
}
usage-missing = Missing: { $name }.
usage-bad-value = { $name }: the value does not fit. { $reason }
usage-bad-choice = { $name }: choose one of: { $choices }.
usage-bad-number = { $name }: a number is wanted{ $low ->
    [none] {""}
   *[other] { " " }from { $low }
}{ $high ->
    [none] {""}
   *[other] { " " }to { $high }
}.
usage-too-many = Too many words: { $words }.
usage-other = The command is not written right: { $reason }

cli-fault = This is our fault, not yours. Report { $id } is in { $file }: please send it to the developers.
cli-package-missing = This needs a package that the demo does without ({ $name }). To install everything: installer/prepare run
cli-fault-unsaved = This is our fault, not yours ({ $name }, report { $id }), and the report could not be saved. Repeat the command with --log-level debug.

error-folder-unwritable = The folder { $folder } cannot be written to ({ $reason }). Give yourself the right to, or choose another folder with --data.
error-folder-unsafe = The folder { $folder } belongs to another user. Remove it, or name your own by XDG_RUNTIME_DIR.
error-folder-in-use = { $role ->
    [unknown] The folder { $folder } is in use by another program. Wait until it is done, or choose another folder with --data.
   *[other] Process { $pid } ({ $role ->
        [desk] the desk
        [serve] serve
        [demo] demo
       *[command] a command
    }, since { $since }) already works with the folder { $folder }. Close it, or choose another folder with --data.
}
error-program-left = The running secretary closed before the command had ended{ $reason ->
    [none] {""}
   *[other] { " " }({ $reason })
}. Repeat the command.
error-input-missing = There is no file { $file }, or it cannot be read. Check the name.
error-folder-missing = There is no folder { $folder }, or it cannot be read. Check the name.
error-output-taken = The file { $file } is there already. Name another, or remove this one.
error-output-unwritable = The folder for { $file } cannot be written to. Name another.
error-phone-number-bad = "{ $text }" is no telephone number. Write it in full, for example +7 916 123-45-67.
error-money-bad = "{ $text }" is no amount of money. Write, for example, 1500 RUB or 1,234.50 EUR.
