# Models: which there are, which can be got

setting-models-folder = Models folder
    .help = Where the models of recognition, voices and language lie. Empty: the folder models in the secretary's data.
setting-models-catalogue = A list of models of your own
    .help = A TOML file instead of the built-in list, say with the addresses of a company mirror. Empty: the built-in one.
setting-network-allowed = Allow connections to other machines
    .help = Off: the program connects to nobody; models come only from a disk then.
setting-network-proxy = Proxy
    .help = For example http://proxy:3128. Empty: what the environment says (https_proxy, no_proxy).

error-network-forbidden = Connections to other machines are forbidden by the setting network.allowed{ $purpose ->
    [models] , so the model cannot be downloaded. Allow them ("settings set network.allowed yes") or bring the files on a disk: models pull NAME --from FOLDER.
   *[other] . Allow them: settings set network.allowed yes
}
    .desk = Connections to other machines are forbidden{ $purpose ->
        [models] , so the model cannot be downloaded. Allow them in System → Settings, or take the files from a disk.
       *[other] . Allow them in System → Settings.
    }
error-models-catalogue-broken = The list of models { $file } cannot be read: { $reason }. Mend the file or clear the setting models.catalogue.
error-models-unknown = There is no model "{ $name }" in the list.{ $nearest ->
    [none] {""}
   *[other] {" "}Perhaps { $nearest }?
} See what there is: models list.
    .desk = There is no model “{ $name }” in the list.{ $nearest ->
        [none] {""}
       *[other] {" "}Perhaps { $nearest }?
    }
error-models-not-installed = The model "{ $name }" is not installed. See what is: models list --installed.
    .desk = The model “{ $name }” is not installed.
error-models-licence-unread = The licence of { $name } ({ $licence }) forbids commercial use.{ $address ->
    [none] {""}
   *[other] {" "}Its text: { $address }.
} If that suits you, repeat with --accept-licence; if not, choose another: models list.
    .desk = The licence of { $name } ({ $licence }) forbids commercial use.{ $address ->
        [none] {""}
       *[other] {" "}Its text: { $address }.
    } If that suits you, accept it; if not, choose another model.
error-models-no-space = { $folder } has too little room: { $needed_mb } MB are needed, { $free_mb } are free. Free some or choose another folder (settings set models.folder FOLDER) and repeat: what has arrived is kept.
    .desk = { $folder } has too little room: { $needed_mb } MB are needed, { $free_mb } are free. Free some, or choose another folder for models in the settings, and repeat: what has arrived is kept.
error-models-folder-refused = The models folder { $folder } cannot be written to ({ $reason }). Check the disk and your rights or choose another: settings set models.folder FOLDER.
    .desk = The models folder { $folder } cannot be written to ({ $reason }). Check the disk and your rights, or choose another in the settings.
error-models-fetch-failed = { $file } ({ $host }): { $reason ->
    [unreachable] the server cannot be reached. Check the network and the setting network.proxy and repeat: what has arrived is kept.
    [refused] the server refused ({ $detail }). Repeat later: what has arrived is kept.
    [missing] the server has it no longer ({ $detail }). Update the program or bring the file yourself: models pull NAME --from FOLDER.
    [broken] the transfer keeps breaking off. Repeat the same command: it goes on where it ended.
    [stalled] the server fell silent. Repeat the same command: it goes on where it ended.
    [length] its length is not that of the real file ({ $detail }). Nothing was installed. Try later, or get the file elsewhere and use --from.
    [sum] its checksum is wrong ({ $detail }): the file is damaged or was exchanged. Nothing was installed. Repeat, or get the file elsewhere and use --from.
   *[downgrade] the server leads from a protected connection to an open one ({ $detail }). Nothing was downloaded. Check the network and the proxy.
}
    .desk = { $file } ({ $host }): { $reason ->
        [unreachable] the server cannot be reached. Check the network and the proxy in the settings and repeat: what has arrived is kept.
        [refused] the server refused ({ $detail }). Repeat later: what has arrived is kept.
        [missing] the server has it no longer ({ $detail }). Update the program, or take the file from a disk.
        [broken] the transfer keeps breaking off. Repeat: it goes on where it ended.
        [stalled] the server fell silent. Repeat: the transfer goes on where it ended.
        [length] its length is not that of the real file ({ $detail }). Nothing was installed. Try later, or take the file from a disk.
        [sum] its checksum is wrong ({ $detail }): the file is damaged or was exchanged. Nothing was installed. Repeat, or take the file from a disk.
       *[downgrade] the server leads from a protected connection to an open one ({ $detail }). Nothing was downloaded. Check the network and the proxy.
    }
error-models-archive-refused = The archive { $file } was not installed: { $reason ->
    [path] its paths lead out of the model's folder.
    [bomb] unpacked, it would be out of all proportion.
    [kind] it holds other things than files and folders.
   *[damaged] it is damaged or encrypted.
} Get it from the model's publisher and repeat.
error-models-not-the-model = What has arrived holds no whole model { $name } ({ $backend }). Nothing was installed. Get the files from the publisher and repeat.
error-models-not-in-folder = There is no model { $name } in { $folder }.{ $files ->
    [none] {" "}Put the model's folder of this name there
   *[other] {" "}Put { $files } or the folder of a ready model of this name there
} and repeat.
error-models-pull-under-way = Another command is getting the model { $name } already. Wait for it.

# The commands `models`

command-models = Models of speech recognition, voices and language
command-models-list = What is installed and what can be got
    .only_installed = installed ones only
    .as_json = for programs
command-models-pull = Download and install models; a broken download goes on
    .names = names of models list
    .source = take them from a folder, without a network
    .accept_licence = agree to a licence that forbids commerce
command-models-verify = Compare the files with what was installed
    .names = names; without them all
command-models-remove = Remove a model from the disk
    .name = a name of models list
    .sure = do not ask

models-column-name = Name
models-column-kind = For
models-column-languages = Languages
models-column-size = Size
models-column-memory = Memory
models-column-licence = Licence
models-column-about = Good for
models-kind = { $kind ->
    [stt] recognition
    [tts] voice
    [llm] language
   *[embed] search
}
models-folder = Models folder: { $folder }
models-available = To be got (models pull NAME):
models-none-installed = There are no models yet.
models-none = The list is empty.
models-unknown-value = —
models-kilobytes = { $size } KB
models-megabytes = { $size } MB
models-licence-unstated = not stated by the publisher
models-no-commerce = { $licence }, not for commerce
models-licence = Licence of { $name }: { $licence }{ $address ->
    [none] .
   *[other] {" "}({ $address }).
}
models-pulling = { $name }: downloading, { $size }.
models-progress = { $file }: { $done } of { $total }, { $speed } MB/s{ $left ->
    [known] , { $minutes } min { $seconds } s left
   *[unknown] {""}
}
models-pulled = { $name } is installed: { $path }
models-unvouched = Nobody states a checksum for { $name }, so there was nothing to check the files against. The sum was written down: "models verify" will notice if they change.
models-already = { $name } is installed already. To check it: models verify { $name }
models-whole = { $name }: whole.
models-by-hand = { $name }: put there by hand, nothing to compare with.
models-damaged = { $name }: { $file } — { $damage ->
    [missing] missing
    [length] wrong length
   *[sum] wrong checksum
}
models-pull-again = Remove it and get it again: models remove { $name } --yes, then models pull { $name }
models-remove-sure = { $name }, { $size }, would be removed: { $path }. If you are sure, repeat with --yes.
models-removed = { $name } was removed, { $size } are free. A running program lets it go at its next start.

# The page of models
page-models = Models
models-gigabytes = { $size } GB
models-language = { $language ->
    [ru] Russian
    [en] English
   *[other] { $language }
}
models-summary = { $count ->
    [one] { $count } model is installed, { $size }
   *[other] { $count } models are installed, { $size }
}
models-installed = Installed
models-none-yet = There is no model yet
    .help = Calls are taken all the same, with a small recogniser and a plain voice. With models the secretary hears and speaks better.
models-get-kind = { $kind ->
    [stt] To be got: recognition of speech
    [tts] To be got: voices
    [llm] To be got: language models
   *[embed] To be got: search by meaning
}
models-get = Get
models-go-on = Go on
models-stop = Stop
models-stopped = stopped
models-from-folder = Take from a folder…
models-verify = Check the files
models-verifying = Checking { $name }
models-remove = Remove
models-removing = Removing { $name }
models-remove-title = Remove { $name }?
models-remove-what = Its files ({ $size }) are deleted from the disk. They come back only by getting the model again.
models-keep = Keep
models-pulling-now = Getting { $name }
models-got = { $name } is installed. Its engine takes it up at the next start.
models-so-far = { $done } of { $whole }
models-speed = { $speed }/s
models-left = { $time } left
models-no-network = Connections to other machines are forbidden
    .help = Models may be taken from a folder: “…”, “Take from a folder”.
models-allow-network = Allow
models-licence-read = Read the licence
models-agree-no-commerce = Agreed: not for commerce
models-not-now = Not now
models-is-damaged = { $name }: files are damaged
    .help = Remove the model and get it again.
models-licence-none = no licence stated
