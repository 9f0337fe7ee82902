# Inbox: all doors in one thread per person.

page-inbox = Inbox
action-inbox-find = Find a conversation
inbox-search = Name, number or word
inbox-list = Conversations
inbox-thread = Thread
inbox-none = Quiet so far
    .help = Calls and messages will stand here: one thread per person, whatever door they came by.
inbox-not-found = Nothing found
    .help = Try another word, part of a name or of a number.
inbox-choose = Choose a conversation
    .help = Its thread opens here: calls, messages and your reply.
inbox-nameless = No name
inbox-hidden = Number withheld
inbox-draft = Draft: { $text }
inbox-ours = You: { $text }
inbox-role-caller = Client
inbox-role-assistant = Secretary
inbox-role-operator = We
inbox-role-system = Event
inbox-door = { $door ->
    [phone] Call
    [sms] SMS
    [telegram] Telegram
    [whatsapp] WhatsApp
    [widget] Website
    [api] API
   *[other] Window
}
inbox-sms-state = { $state ->
    [received] received
    [incomplete] came in part
    [queued] waiting to be sent
    [sending] being sent
    [sent] sent
    [delivered] delivered
    [failed] not sent
   *[unsure] perhaps sent
}
inbox-sms-next = again at { $when }
inbox-call = Call
inbox-call-title = { $direction ->
    [out] { $outcome ->
        [ringing] We are calling
        [in_progress] Talking now
        [unanswered] Nobody answered us
        [broken] Our call was cut off
       *[other] We called
    }
   *[in] { $outcome ->
        [ringing] Calling now
        [in_progress] Talking now
        [missed] Missed call
        [broken] The call was cut off
       *[other] Incoming call
    }
}
inbox-evidence = { $kind ->
    [fact] fact
    [faq] FAQ
    [document] document
    [model] model
    [hint] hint
   *[other] { $kind }
} “{ $title }” { $score }
inbox-source = Source: { $what }
inbox-play = Listen to the call
inbox-stop = Stop
inbox-open-call = Open the call
inbox-show-words = { $count ->
    [one] Show { $count } line
   *[other] Show { $count } lines
}
inbox-hide-words = Hide the talk
inbox-send-again = Send again
inbox-earlier = Show earlier
inbox-news = { $count ->
    [0] To the latest
   *[other] { $count } new
}
inbox-write = { $door ->
    [telegram] Write by Telegram
    [widget] Answer on the website
   *[sms] Write an SMS
}
inbox-send = Send
inbox-sending = Sending
inbox-send-keys = { $door ->
    [telegram] Goes out by Telegram. Ctrl Enter sends.
    [widget] It appears in the website's chat. Ctrl Enter sends it.
   *[sms] It goes as an SMS. Ctrl Enter sends it.
}
inbox-left = { $left ->
    [one] { $left } character left
   *[other] { $left } characters left
}
inbox-too-long-chat = Too long by this many characters: { $left }. Shorten it.
inbox-measure = { $parts } SMS · { $left ->
    [one] { $left } character left
   *[other] { $left } characters left
}
inbox-too-long = Too long for an SMS: up to { $most } parts. Shorten it.
inbox-no-number = You cannot reply: the number is withheld, or it is no telephone.
inbox-may-not-write = { $door ->
    [telegram] You may not write by a bot. The owner can allow it.
    [widget] You may not answer visitors of the website. The owner can allow it.
   *[sms] You may not send SMS. The owner can allow it.
}
inbox-visitor = Website visitor { $mark }
inbox-telegram-user = Telegram { $mark }
inbox-bot-why = { $kind ->
    [blocked] They have stopped the bot: nothing can be written to them there. Call them, or send an SMS.
    [unsure] Telegram did not say whether the message arrived. If they do not see it, send it again.
   *[other] Telegram did not take the message: { $reason }
}
inbox-open-person = Open the card
inbox-calls = Calls

# Who answers in a thread.
inbox-hands = Answers: { $who }
inbox-hands-you = you
inbox-hands-colleague = a colleague
inbox-take = Answer myself
inbox-give-back = Let { $name } answer again
inbox-hand = Hand to { $name }
inbox-hand-there = Hand to { $name } (at the desk)
inbox-handed-to = Handed to { $name }
inbox-handed-to-you = { $name ->
    [none] A thread was handed to you
   *[other] { $name } hands you a thread
}
inbox-open-thread = Open
inbox-types = { $name ->
    [none] is typing …
   *[other] { $name } is writing a reply …
}

# Files that people sent.
inbox-file-nameless = file
inbox-file-open = Open the file
inbox-file-save = Save the file
inbox-file-saved = { $file } is saved.
error-thread-file-not-opened = What is in this file does not tell what it is, so the secretary does not open it. Save it, and open it yourself if you trust the sender.
