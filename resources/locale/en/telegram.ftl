# Telegram bots: settings, commands, and what a bot says to people.

setting-telegram-api_server = Server of the Telegram Bot API
    .help = Usually https://api.telegram.org. A Bot API server of your own takes larger files.
setting-telegram-file_megabytes = Files from people on Telegram, MB
    .help = A bot takes nothing larger. 0: it takes none.
setting-bot-assistant = Who answers
    .help = An assistant of assistants list.
setting-bot-auto_start = Starts with the program
    .help = Otherwise it begins to work with bots start.
setting-bot-allowed = Whom it answers
    .help = Numbers or @names, with commas. Empty: everybody.
setting-bot-admins = Ours
    .help = Numbers or @names of those who have a say over the bot in groups. A number is safer: a name may pass to somebody else.
setting-bot-welcome = Greeting
    .help = Empty: as the assistant greets.
setting-bot-error_text = What it says when it fails
    .help = Empty: the usual words.
setting-bot-voice = Answers by voice
    .help = to-voice: a voice message by voice, always: every one, never: in writing only.
setting-bot-groups = Answers in groups
    .help = Only where it is spoken to.

error-bot-missing = There is no bot { $bot }. There are: { $known }.
error-bots-not-served = Bots work while the secretary does. Start serve or the program's window.
error-bot-token-missing = The bot { $bot } has no token. Get one from @BotFather and give it as a file: bots token { $bot } --file FILE
    .desk = The bot { $bot } has no token. Get one from @BotFather and paste it into its card.
error-bad-bot-token = This is no token. @BotFather sends it as a line like 123456789:ABC…; put it alone into the file.
error-bot-token-taken = The bot { $bot } has this token already: two bots with one token would take each other's messages.
error-bot-nobody-wrote = This person has written to none of the bots, and a bot cannot write first. Call them or send an SMS.
error-bot-nothing-to-write = The reply is empty, or longer than { $longest } characters.
error-bot-file-missing = This file is no more.
error-bot-not-again = This message is sent already, or waits to be sent.

command-bots = Telegram bots: add, set up, start, check
command-bots-list = Show the bots and how they are
    .as_json = for programs
command-bots-show = Show a bot's settings and what happened to it
    .bot_id = id or name from bots list
command-bots-add = Add a bot; where the secretary is running it answers at once
    .name = what it is called here
    .assistant = who answers (assistants list)
    .file = a file with the token of @BotFather
command-bots-set = Change a setting of a bot
    .bot_id = id or name from bots list
    .field = name, or a field from bots show
    .value = the new value
command-bots-token = Give a bot another token
    .bot_id = id or name from bots list
    .file = a file with the token of @BotFather
command-bots-start = Start a bot
    .bot_id = id or name from bots list
command-bots-stop = Stop a bot; what came and waits stays
    .bot_id = id or name from bots list
command-bots-restart = Stop a bot and start it again
    .bot_id = id or name from bots list
command-bots-remove = Remove a bot with its token; what was said stays
    .bot_id = id or name from bots list
command-bots-check = Ask Telegram whose token it is
    .bot_id = id or name from bots list
bots-column-id = Id
bots-column-name = Name
bots-column-assistant = Assistant
bots-column-state = State
bots-column-counts = Messages
bots-column-when = When
bots-column-detail = Details
bots-none = There are no bots. Get a token from @BotFather and add one: bots add --file FILE
bots-no-notes = Nothing has happened to it since the program started.
bots-added = The bot { $bot } is added.
bots-set = Bot { $bot }: { $field } = { $value }
bots-token-set = The new token of the bot { $bot } is kept.
bots-started = The bot { $bot } is starting. How it is: bots list
bots-stopped = The bot { $bot } is stopped.
bots-removed = The bot { $bot } is removed, its token deleted.
bots-checked = The token is right: this is @{ $username }. In groups { $groups ->
    [all] it sees every message (privacy mode is off).
   *[some] it sees only what is said to it.
}
bots-counts = received { $received }, sent { $sent }, waiting { $waiting }, failed { $failed }
bots-state = { $state ->
    [stopped] stopped
    [starting] starting
    [running] works
    [no-key] has no token
    [wrong-key] the token is wrong
    [conflict] another program uses the token
    [unreachable] Telegram is out of reach
    [forbidden] the network is forbidden
   *[broken] failed, tries again
}
bots-trouble = { $kind ->
    [wrong-key] Telegram does not know this token. Get a new one from @BotFather.
    [conflict] Another program uses this token. Stop it, or get a new token.
    [flood] Telegram asks to wait.
    [forbidden] Connections to other machines are forbidden. Allow them: settings set network.allowed yes
   *[other] Telegram does not answer. Look at the network, the proxy (network.proxy) and the server (telegram.api_server).
}

# What a bot says to people
telegram-command-start = say hello and show the buttons
telegram-command-help = what the bot can do
telegram-command-settings = language
telegram-command-model = which model thinks
telegram-command-new = begin the talk anew
telegram-command-forget = delete everything about me
telegram-help = Write your question in plain words, or say it, and I will answer. If you change your message, the answer changes, too.
    { $commands }
telegram-settings = Which language shall we speak?
telegram-language-ru = Русский
telegram-language-en = English
telegram-language-chosen = All right, we speak English.
telegram-model = Now thinking: { $model }. Choose another one.
telegram-model-first = by the order
telegram-model-one = There is nothing to choose from.
telegram-model-gone = This model is not there now. Look again: /model
telegram-model-chosen = Now thinking: { $model }.
telegram-new = Let us begin anew. What would you like to know?
telegram-forget = Delete everything we keep about you: messages, calls, recordings? It cannot be brought back.
telegram-forget-yes = Delete
telegram-forget-no = Keep
telegram-forget-kept = Everything stays as it is.
telegram-forget-nothing = In this group nothing about you is kept.
telegram-forgotten = We have deleted everything we kept about you: recordings: { $recordings }, messages: { $messages }, text messages: { $sms }, promises: { $promises }. Left without a name: calls: { $calls }, promises: { $promises_kept }. Receipt { $id }.
telegram-not-allowed = This bot does not answer everybody. If it should answer you, tell its owner.
telegram-failed = Sorry, I cannot answer just now. Please try again a little later.
telegram-strange = I do not understand messages of this kind. Please write in words.
telegram-contact-ask = If you would like us to be able to call you back, share your number with the button below. You need not.
telegram-contact-button = 📱 Share my number
telegram-contact-thanks = Thank you, the number is written down.
telegram-contact-strange = This number could not be written down. Please write it in words.
telegram-group-hello = Hello! In a group I answer only when spoken to: by name, by a reply to a message of mine, or by a command. I keep no other messages, and remember none of your questions until an admin turns memory on: /memory
telegram-memory = { $state ->
    [on] Memory is on: questions to me and my answers are kept, and count from then on.
   *[off] Memory is off: each question by itself, nothing is kept.
}
telegram-memory-yes = Turn on
telegram-memory-no = Turn off
telegram-memory-set = { $state ->
    [on] Memory is on. Only questions to me and my answers are kept.
   *[off] Memory is off. Nothing new is kept; /forget deletes what was.
}
telegram-memory-refused = Only an admin of the group turns memory on and off.
telegram-memory-private = This command is for groups.
telegram-catalogue-empty = I have no prices yet. Ask, and we will find out.
telegram-questions = What is asked most:
telegram-questions-empty = There are no ready answers yet. Ask in your own words.
telegram-sent = { $kind ->
    [voice] 🎤 Voice message
    [photo] 🖼 Photo
   *[file] 📎 File{ $name ->
        [none] {""}
       *[other] {" "}{ $name }
    }
}
telegram-file-kept = Thank you, we have it and keep it. Please write what we should do with it.
telegram-file-too-big = I cannot take this file: it is larger than { $megabytes } MB, or there is no more room. Please send a smaller one.
telegram-file-group = I keep no files in this group. Write to me alone.
telegram-voice-nobody = Nobody can listen just now, but the message is kept and will be heard. You can write in words, too.
telegram-voice-unclear = I could not make that out. Please say it again, or write it in words.
