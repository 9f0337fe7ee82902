# Settings. Seen in the settings commands and in the settings window.

command-settings = Show and change settings
command-settings-list = All settings: the value, and where it comes from
    .as_json = print JSON for programs
command-settings-get = The value of one setting
    .key = the setting's key, for example recordings.keep_days
command-settings-set = Choose a value
    .key = the setting's key, for example recordings.keep_days
    .value = the new value

settings-column-key = Key
settings-column-value = Value
settings-column-source = From
settings-column-label = What it is
settings-source-default = default
settings-source-database = chosen
settings-source-file = settings.toml
settings-none = There are no settings.
settings-set = { $key } = { $value }
error-settings-elsewhere = “{ $key }” is chosen for each line: { $where } LINE { $name } VALUE. All lines: line list.
    .desk = “{ $key }” is chosen for each line: System → Lines.

error-settings-unknown-key = There is no setting "{ $key }"{ $place ->
    [none] {""}
   *[other] { " " }({ $place })
}. { $nearest ->
    [none] See all of them: settings list.
   *[other] Perhaps { $nearest }? See all of them: settings list.
}
    .desk = There is no setting “{ $key }”{ $place ->
        [none] {""}
       *[other] { " " }({ $place })
    }.{ $nearest ->
        [none] {""}
       *[other] { " " }Perhaps { $nearest }?
    }
error-setting-value-bad = "{ $value }" does not fit { $key }: { $wanted ->
    [bool] write yes or no.
    [int] a whole number is wanted{ $low ->
        [none] {""}
       *[other] { " " }from { $low }
    }{ $high ->
        [none] {""}
       *[other] { " " }to { $high }
    }.
    [float] a number is wanted{ $low ->
        [none] {""}
       *[other] { " " }from { $low }
    }{ $high ->
        [none] {""}
       *[other] { " " }to { $high }
    }.
    [choice] choose one of: { $low }.
    [path] the path of a file or folder is wanted.
    [words] a list with commas is wanted{ $low ->
        [none] {""}
       *[other] , not shorter than { $low }
    }{ $high ->
        [none] {""}
       *[other] , not longer than { $high }
    }.
   *[text] a text is wanted{ $low ->
        [none] {""}
       *[other] , not shorter than { $low }
    }{ $high ->
        [none] {""}
       *[other] , not longer than { $high }
    }.
}
error-setting-fixed-by-file = { $key } is set in { $file }, which comes first. Change it there, or remove it from there.
error-settings-file-bad = The settings file { $file } cannot be read: { $reason }. Mend it, or move it away.

setting-program-language = Language of the program
    .help = Language of windows and commands: auto (as the system says), ru or en. Callers are answered in their own.
    .auto = As the system
    .ru = Русский
    .en = English

# The page of settings; “Usual value” stands at each field with another one.
settings-back = Usual value
settings-saved = Saved: { $name }
page-settings = Settings
action-settings-find = Find a setting
settings-search = Find a setting
settings-fixed = Stands in settings.toml, which comes first
settings-not-yours = Your role may not change settings
settings-not-found = There is no such setting
    .help = Try another word: theme, recording, silence, voice.
settings-changed = { $count ->
    [0] Everything is as usual
    [one] { $count } setting was changed
   *[other] { $count } settings were changed
}
settings-group = { $group ->
    [program] Language
    [desk] Look and keys
    [network] Network
    [assistants] Secretary
    [calls] Calls
    [callbacks] Calls back
    [conversations] Conversations
    [dialogue] Dialogue
    [recordings] Recordings
    [engines] Engines
    [providers] Recognition
    [models] Models
    [sms] SMS
    [visits] Screen for visitors
    [audit] Audit log
    [web] Server for the network
    [widgets] Chat on websites
    [telegram] Telegram
    [twilio] Twilio
    [demo] Demo line
   *[other] { $group }
}
