# Telegram bots: settings, commands, and what a bot says to people.

setting-telegram-api_server = Server of the Telegram Bot API
    .help = Usually https://api.telegram.org. A Bot API server of your own takes larger files.
setting-telegram-file_megabytes = Files from people on Telegram, MB
    .help = A bot takes nothing larger. 0: it takes none.
setting-bot-assistant = Who answers
    .help = An assistant of assistants list.
setting-bot-auto_start = Starts with the program
    .help = Otherwise somebody starts it.
setting-bot-allowed = Whom it answers
    .help = Numbers or @names, with commas. Empty: everybody.
setting-bot-admins = Ours
    .help = Numbers or @names of those who have a say over the bot in groups. A number is safer: a name may pass to somebody else.
setting-bot-asks = Asks our people
    .help = What the secretary does not know and promises to find out, the bot asks our people (those named by number): they answer in words or by voice. Questions of callers go by Telegram.
setting-bot-public_url = Address for Telegram
    .help = Under which Telegram reaches our server, such as https://secretary.example.com. Empty: the bot asks for news by itself.
setting-bot-sends_certificate = Telegram is given our server's certificate
    .help = Where the server has one of its own making and no proxy stands before it: the name or address in "Address for Telegram" has to be the server's public name in the settings, too.
setting-bot-ip_address = IP address for Telegram
    .help = Where Telegram shall post to another machine than the one that the name leads to, such as 203.0.113.7. Empty: the name is looked up.
setting-bot-welcome = Greeting
    .help = Empty: as the assistant greets.
setting-bot-error_text = What it says when it fails
    .help = Empty: the usual words.
setting-bot-voice = Answers by voice
    .help = to-voice: a voice message by voice, always: every one, never: in writing only.
    .to-voice = A voice message by voice
    .always = Always by voice
    .never = In writing only
setting-bot-groups = Answers in groups
    .help = Only where it is spoken to.

error-bot-missing = There is no bot { $bot }. There are: { $known }.
error-bots-not-served = Bots work while the secretary does. Start serve or the program's window.
    .desk = Bots work while the secretary does, and it is not running now. Wait until the line below is up.
error-bot-token-missing = The bot { $bot } has no token. Get one from @BotFather and give it as a file: bots token { $bot } --file FILE
    .desk = The bot { $bot } has no token. Get one from @BotFather and paste it into its card.
error-bad-bot-token = This is no token. @BotFather sends it as a line like 123456789:ABC…; put it alone into the file.
    .desk = This is no token. @BotFather sends it as a line like 123456789:ABC…; copy the whole line.
error-bot-token-taken = The bot { $bot } has this token already: two bots with one token would take each other's messages.
error-bad-bot-address = Telegram posts nothing to { $address }. It takes https:// with the name of a server, port 443, 80, 88 or 8443.
error-bad-bot-ip = { $address } is no address of IPv4, such as 203.0.113.7; Telegram posts to no others.
error-bot-post-not-genuine = This was not posted by Telegram.
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
    [no-way-in] Telegram does not reach it
   *[broken] failed, tries again
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
telegram-asks = ❓ Somebody asked { $door ->
        [phone] on the phone
        [telegram] on Telegram
        [widget] on the website
        [sms] by text message
       *[other] in writing
    } what I do not know: { $question ->
        [none] the question was kept by voice alone, in the program.
       *[other] “{ $question }”
    }
    Reply to this message in words or by voice, and I will pass it on.
telegram-asks-how = Please reply in words or by voice.
telegram-asks-deaf = Nobody can listen just now. Please reply in words.
telegram-asks-heard = I heard: “{ $answer }”. Shall I pass it on?
telegram-asks-pass-on = ✅ Pass it on
telegram-asks-another = ✏️ Say it otherwise
telegram-asks-again = All right. Reply once more to the question or to this, in words or by voice.
telegram-asks-gone = That has been passed on or taken back already.
telegram-asks-passed = I will pass it on: “{ $answer }”.
telegram-voice-nobody = Nobody can listen just now, but the message is kept and will be heard. You can write in words, too.
telegram-voice-unclear = I could not make that out. Please say it again, or write it in words.

# The page of bots

page-bots = Telegram bots
action-bots-add = Add a bot
bots-add = Add a bot
bots-running-of = { $running } of { $all } running
bots-nothing = No bots yet
    .help = A bot answers on Telegram as the secretary does on the phone. @BotFather gives the token.
bots-chip = { $state ->
    [stopped] Stopped
    [starting] Starting
    [running] Running
    [no-key] No token
    [wrong-key] Wrong token
    [conflict] Used by another program
    [unreachable] No connection
    [forbidden] Network not allowed
    [no-way-in] Not reached from outside
   *[broken] Fault
}
bots-start = Start
bots-stop = Stop
bots-restart = Restart
bots-set-up = Set up
bots-try = Send a test message
bots-check = Ask Telegram
bots-other-token = Give another token
bots-remove = Remove the bot
bots-show-log = Show the log
bots-hide-log = Hide the log
bots-fact-way = How it hears
bots-way = { $way ->
    [posted] Telegram posts
   *[asked] the bot asks
}
bots-fact-unsure = Perhaps sent
bots-fact-received = Received
bots-fact-sent = Sent
bots-fact-people = People
bots-fact-waiting = Waiting to go
bots-fact-failed = Not sent
bots-fact-last = Last message
bots-fact-never = none yet
bots-wrong = { $state ->
    [no-key] The bot has no token; without one Telegram lets it do nothing.
    [wrong-key] Telegram does not know this token: it was revoked, or it has a typing error.
    [conflict] Another program with the same token takes this bot's messages.
    [unreachable] Telegram does not answer. What came and what waits to go is not lost.
    [forbidden] The settings allow no network, and Telegram is on the network.
    [no-way-in] Telegram does not reach your address. It keeps what people write to the bot; what the bot writes, goes.
   *[broken] Something of ours is broken. The other bots go on.
}
bots-again-at = Trying again at { $when }.
bots-step-no-key-1 = Open @BotFather on Telegram, send /mybots, choose the bot, “API Token”.
bots-step-no-key-2 = Copy the token and paste it here.
bots-step-wrong-key-1 = Open @BotFather on Telegram, send /mybots, choose the bot, “API Token”.
bots-step-wrong-key-2 = Copy the token and paste it here.
bots-step-conflict-1 = Stop the other program that has this bot: an old website, another computer.
bots-step-conflict-2 = If you cannot find it, revoke the token at @BotFather (/revoke) and give the new one here.
bots-step-unreachable-1 = See whether this computer has internet.
bots-step-unreachable-2 = If you reach Telegram by a proxy only, name it in the network settings.
bots-step-forbidden-1 = Allow connections to other computers, then start the bot again.
bots-step-no-way-in-1 = See that this address leads from the internet to the program's server, with a genuine certificate; one that the server made itself has to be given to Telegram.
bots-step-no-way-in-2 = What Telegram said stands in the bot's log.
bots-step-no-way-in-3 = Or clear the address in the bot's settings: then it asks for news by itself.
bots-step-broken-1 = Restart the bot. If it happens again, send us a report from the page “About”.
bots-repair-token = Paste a token
bots-repair-restart = Try now
bots-repair-network = Open network settings
bots-done = { $verb ->
    [start] The bot “{ $bot }” is starting
    [stop] The bot “{ $bot }” is stopped
   *[restart] The bot “{ $bot }” is starting again
}
bots-gone = The bot “{ $bot }” is removed
bots-new = The bot “{ $bot }” is added
bots-trial = A test message from the bot “{ $bot }”. If you see it, the bot can write to you.
bots-trying = Asking Telegram
bots-tried = { $count ->
    [one] The test message went to { $count } person
   *[other] The test message went to { $count } people
}
bots-add-title = A new Telegram bot
bots-add-step-1 = Open @BotFather on Telegram and send it /newbot.
bots-add-step-2 = Choose the bot's name, and a name for links that ends in “bot”.
bots-add-step-3 = Copy the token from its answer and paste it here.
bots-token = Token
    .help = Kept where passwords are, and shown nowhere again.
bots-token-of = Token of the bot “{ $bot }”
bots-token-kept = The new token of the bot “{ $bot }” is kept
bots-save-token = Keep the token
bots-name = Name
    .help = What it is called here. Clients see its name from @BotFather.
error-bot-nobody-to-try = Test messages go to your own people, and this bot knows no number of theirs. Write your Telegram number into “Ours” in the bot's settings and send it /start. @userinfobot tells you the number.
error-bot-not-tried = { $kind ->
    [wrong-key] Telegram does not know this bot's token. Give it another.
    [conflict] Another program uses this token. Stop it, or get a new token.
    [flood] Telegram asks to wait. Try in a minute.
    [forbidden] The network settings allow no connections to other computers.
    [refused] Telegram did not take the message: { $detail }. A bot cannot write first: send it /start from your own Telegram.
   *[other] Telegram does not answer. See to the internet connection and the proxy in the network settings.
}
