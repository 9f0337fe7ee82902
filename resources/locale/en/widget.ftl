# The widget on a website

command-widgets = The widget on your website: look, texts, domains
command-widgets-list = All widgets
    .as_json = for programs
command-widgets-show = All that is chosen for a widget, and the line for the website
    .widget_id = a name from widgets list
command-widgets-add = Add a widget
    .values = for example domains=example.com colour=#1b7f5c
    .name = what it is called here, for example “Main site”
command-widgets-set = Choose something else; name and enabled, too
    .widget_id = a name from widgets list
    .field = a field from widgets show
    .value = the new value; empty for the usual one
command-widgets-remove = Remove a widget; what was written stays
    .widget_id = a name from widgets list
widgets-column-id = Widget
widgets-column-name = Name
widgets-column-domains = Domains
widgets-column-assistant = Secretary
widgets-column-state = State
widgets-enabled = Switched on
widgets-state = { $state ->
    [on] on
   *[off] off
}
widgets-none = There are no widgets yet. Add one: widgets add domains=your-site.com
widgets-added = Widget { $widget } is added.
widgets-set = { $widget }: { $field } = { $value }
widgets-removed = Widget “{ $widget }” is removed.
widgets-snippet = Paste it into the pages of your website before </body>:
widgets-no-address = Replace the address by the one at which browsers reach this secretary, and keep it: settings set widgets.address https://…
widgets-no-domains = The widget will not open until the website's domains are named: widgets set { $widget } domains example.com

setting-widgets-address = This secretary's address for websites
    .help = Where visitors' browsers reach this program, for example https://secretary.example.com.
setting-widgets-behind_proxy = The website comes by a proxy
    .help = All visitors come from the proxy's address, so that nothing can be counted by address: the proxy itself limits how often they ask.
setting-widget-domains = Domains of the website
    .help = With commas between: example.com, *.example.com. On other sites the widget does not work. A domain with letters other than Latin is written as browsers do: xn--….
setting-widget-assistant = Who answers
    .help = A name from assistants list.
setting-widget-languages = Languages in order
    .help = ru, en. The first is for pages in other languages.
setting-widget-colour = Colour
    .help = For example #3451d1. What stands on it is coloured to be readable.
setting-widget-position = Corner of the page
    .help = right or left, always at the bottom.
    .right = Lower right
    .left = Lower left
setting-widget-theme = Light or dark
    .help = auto is as the visitor has it, light, dark.
    .auto = As the visitor's
    .light = Light
    .dark = Dark
setting-widget-avatar = Letter in the circle
    .help = One or two. Empty: the first letter of the title.
setting-widget-title_ru = Title in Russian
    .help = Empty: the secretary's name.
setting-widget-title_en = Title in English
    .help = Empty: the secretary's name.
setting-widget-greeting_ru = Greeting in Russian
    .help = The first thing that a visitor sees. Empty: the usual one.
setting-widget-greeting_en = Greeting in English
    .help = The first thing that a visitor sees. Empty: the usual one.
setting-widget-hours = When people are there
    .help = company: by the company's opening hours; always; or its own: mon-fri 09:00-18:00.
setting-widget-closed_ru = What is said when it is closed, in Russian
    .help = Empty: the usual words and the time of opening.
setting-widget-closed_en = What is said when it is closed, in English
    .help = Empty: the usual words and the time of opening.
setting-widget-consent_ru = Consent in Russian
    .help = What a visitor agrees to by writing. Empty: the usual words.
setting-widget-consent_en = Consent in English
    .help = What a visitor agrees to by writing. Empty: the usual words.
setting-widget-consent_link = Page on personal data
    .help = On your website; the link in the consent leads there.
setting-widget-form = Form “Leave a message”
    .help = Offered while nobody is there.
setting-widget-files = Files may be sent
    .help = Pictures, PDF and documents up to 10 MB.
setting-widget-voice = Voice messages may be sent
    .help = What is said is recognised as on the telephone.
setting-widget-calls = Button “Call me”
    .help = The secretary calls the number that the visitor leaves.
setting-widget-sources = Show where an answer comes from
    .help = Under the answer: the question of the knowledge base, or the place in a document.

error-widget-missing = There is no widget “{ $widget }”, or it is switched off. Check its name.
error-widget-field-bad = “{ $value }” does not fit { $field }. See in its description what fits.
error-widget-pair-bad = “{ $text }” does not fit: write field=value, for example colour=#1b7f5c.
error-widget-page-not-allowed = The widget is not allowed on this page ({ $origin }). The owner of the website can add its domain to the widget.
error-widget-visit-missing = This talk is not open any more. Write again, and a new one begins.
error-widget-text-bad = Write a text of at most { $longest } characters.
error-widget-too-often = Too often. Try again in { $seconds } s.
error-widget-not-here = This is switched off here. Please write instead.
error-widget-upload-too-big = The file is too large: { $largest } MB at most.
error-widget-upload-kind = Such a file is not taken. Pictures, PDF, documents and texts are.
error-widget-upload-missing = The file { $upload } is no longer there.
error-widget-number-not-called = We do not call short numbers. Please give an ordinary telephone number.
error-widget-answer-lost = There was no answer. Please try again.

# What a visitor sees

widget-closed = { $known ->
    [yes] Nobody of our staff is here now; we will be { $when }. I can answer questions and pass on the rest.
   *[no] Nobody of our staff is here now. I can answer questions and pass on the rest.
}
widget-call-asked = Please call me: { $number }
widget-call-answer = { $known ->
    [open] All right, we will call { $number } shortly.
    [later] All right. We will call { $number } when we open: { $when }.
   *[closed] All right. We will call { $number } as soon as somebody is here.
}
widget-form-asked = { $name ->
    [none] { $text }
   *[other] { $text }
    Name: { $name }
}
    Contact: { $contact }
widget-form-answer = { $known ->
    [later] Thank you, it is written down. We will answer when we open: { $when }.
   *[open] Thank you, it is written down. We will answer as soon as we can.
}
widget-ui-greeting = { $named ->
    [yes] Hello! I am { $name }, the virtual secretary of { $company }. How can I help?
   *[no] Hello! I am { $name }, the virtual secretary. How can I help?
}
widget-ui-consent = By sending a message you agree to the processing of your personal data.
widget-ui-consent-more = More
widget-ui-open = Open the chat
widget-ui-close = Close the chat
widget-ui-log = Talk
widget-ui-status = Virtual secretary
widget-ui-status-person = One of us is answering you
widget-ui-placeholder = Your question
widget-ui-send = Send
widget-ui-attach = Attach a file
widget-ui-record = Say it
widget-ui-recording = Recording
widget-ui-cancel = Cancel
widget-ui-voice = Voice message
widget-ui-you = You
widget-ui-operator = Our staff
widget-ui-source = Source
widget-ui-page = p.
widget-ui-typing = Preparing an answer
widget-ui-operator-typing = One of us is writing…
widget-ui-failed = Not sent.
widget-ui-retry = Try again
widget-ui-offline = No connection. Trying again…
widget-ui-left = Characters left: %
widget-ui-unread = New message
widget-ui-too-large = The file is too large.
widget-ui-mic-refused = The microphone is not allowed. Allow it in the browser's settings.
widget-ui-missing = Please fill in this field.
widget-ui-back = Back
widget-ui-call = Call me
widget-ui-call-title = Call me
widget-ui-call-help = We will call you and go on from where we are.
widget-ui-call-send = Call me now
widget-ui-phone = Your telephone
widget-ui-phone-example = +1 212 555-0123
widget-ui-form = Leave a message
widget-ui-form-title = Leave a message
widget-ui-form-help = We will read it and answer you in person.
widget-ui-form-send = Send
widget-ui-name = Your name (optional)
widget-ui-contact = Telephone or e-mail
widget-ui-message = Message

# The page of widgets

page-widgets = Website widgets
action-widgets-add = Add a widget
widgets-add = Add a widget
widgets-count = { $count ->
    [one] { $count } widget
   *[other] { $count } widgets
}
widgets-nothing = No widgets yet
    .help = The secretary answers on your website as on the phone: paste one line into a page.
widgets-chip-on = On
widgets-chip-off = Off
widgets-chip-nowhere = No domain
widgets-switch-on = Switch on
widgets-switch-off = Switch off
widgets-switched-on = The widget “{ $widget }” is on
widgets-switched-off = The widget “{ $widget }” is off
widgets-remove = Remove the widget
widgets-gone = The widget “{ $widget }” is removed
widgets-no-domain = Name the site's domains, or the widget will not open: “Set up”, the field “Domains of the site”.
widgets-no-place = Put in the address under which browsers reach this secretary, and write it into “Settings”, “The secretary's address for websites”.
widgets-paste = Paste into the site's pages before </body>:
widgets-copy = Copy the line
widgets-copied = The line is copied
widgets-some-page = page not named
widgets-fact-today = Visitors today
widgets-fact-visits = Visitors in all
widgets-fact-messages = Messages
widgets-fact-last = Last visit
widgets-server-off = The server is off
    .help = The widget is opened by this program's own server. While it is off, nobody sees it on the site.
widgets-server-on = Switch the server on
widgets-server-is-on = The server is on
widgets-server-closed = The server is not open
widgets-server-opens = The server is on and opens soon. It works while the secretary does.
widgets-server-settings = Open the server's settings
widgets-name = Name
    .help = What it is called here, as “Main site”. Visitors do not see it.
widgets-light = Light or dark
widgets-opened = Open or closed
widgets-language = Language
widgets-view-light = Light
widgets-view-dark = Dark
widgets-view-open = Open
widgets-view-closed = Closed
widgets-view-ru = Русский
widgets-view-en = English
widgets-preview = What the widget “{ $widget }” looks like

widgets-colour = { $name ->
    [blue] Blue
    [sea] Sea
    [teal] Teal
    [green] Green
    [amber] Amber
    [red] Red
    [violet] Violet
   *[slate] Slate
}
widgets-colour-number = The colour as a number, like #3451d1
widgets-colour-unread = Words are hard to read on this colour. Take a darker or a lighter one.
widgets-colour-unseen = { $ground ->
    [dark] This colour can hardly be seen on a dark widget. Take a lighter one.
   *[light] This colour can hardly be seen on a light page. Take a darker one.
}
