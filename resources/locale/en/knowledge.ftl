# What the company knows: said on the phone (fact-says-*, hours-*), the `faq` and `facts` commands, their errors.

### Said on the phone

fact-says-price = { $title }: { $value }.
fact-says-address = Our address is { $value }.
fact-says-phone = Our phone number is { $value }.
fact-says-text = { $value }
fact-says-date = { $title }: { $value }.
fact-says-stock = { $title }: we have { $value }.
fact-says-stock-none = { $title }: not in stock right now.

hours-always = We are open around the clock, every day.
hours-open = We are open until { $closes } today.
hours-open-break = We are open until { $closes } today, with a break { $pause }.
hours-break = We are on a break until { $until }. Today we are open until { $closes }.
hours-before = Today we are open { $hours }.
hours-after = We are already closed for today.
hours-after-opens = We are already closed for today. We open { $opens }.
hours-closed-today = We are closed today.
hours-closed-today-opens = We are closed today. We open { $opens }.
hours-tomorrow = Tomorrow we are open { $hours }.
hours-tomorrow-closed = We are closed tomorrow.
hours-tomorrow-closed-opens = We are closed tomorrow. We open { $opens }.
hours-weekday = { $day } we are open { $hours }.
hours-weekday-closed = { $day } we are closed.
hours-week = We are open { $parts }.
hours-week-part = { $days } { $hours }
hours-week-part-closed = closed { $days }
hours-lunch = Our lunch break is { $pause }.
hours-no-break = We work without a break.
hours-with-break = { $hours }, with a break { $pause }
hours-range = from { $start } to { $end }
hours-when = { $day } at { $time }
hours-by = by { $time } { $day }
hours-day-today = today
hours-day-tomorrow = tomorrow
hours-date-on = on { $date }
hours-every-day = every day
hours-days = { $first } { $last }
# The weekday on which something happens.
hours-day-on =
    { $day ->
        [mon] on Monday
        [tue] on Tuesday
        [wed] on Wednesday
        [thu] on Thursday
        [fri] on Friday
        [sat] on Saturday
       *[sun] on Sunday
    }
# The first day of a span: "Monday to Friday".
hours-day-from =
    { $day ->
        [mon] Monday
        [tue] Tuesday
        [wed] Wednesday
        [thu] Thursday
        [fri] Friday
        [sat] Saturday
       *[sun] Sunday
    }
# The last day of a span.
hours-day-till =
    { $day ->
        [mon] to Monday
        [tue] to Tuesday
        [wed] to Wednesday
        [thu] to Thursday
        [fri] to Friday
        [sat] to Saturday
       *[sun] to Sunday
    }

### Commands

command-faq = Questions that the secretary answers with words of yours
command-faq-add = Add a question with its answer
    .language = the language it is asked in: ru or en
    .question = the question as people ask it
    .answer = what to answer
    .patterns = another way of asking (repeat as needed): plain words, words with a star, or "regex: expression"
    .keywords = a word that may stand in the question and changes nothing (repeat as needed)
    .until = the last day on which the answer holds: 2026-12-31
command-faq-list = Show the questions
    .language = only those in this language
    .as_json = for programs
command-faq-remove = Remove a question
    .entry_id = its id, from `faq list`
command-faq-ask = Try what the secretary would answer, and how sure she is
    .language = the language it is asked in: ru or en
    .text = the question as a caller would say it
command-faq-import = Take questions from a file: all of them, or none if a row is wrong
    .file = a .csv or .json file
    .dry_run = only show what would change
    .skip_duplicates = leave out rows that ask what is there already
command-faq-export = Write the questions to a file
    .file = a new .csv or .json file
    .language = only those in this language
command-facts = Facts: opening hours, prices, the address and other values that must be right
command-facts-add = Add a fact, or replace the one with the same key
    .key = a key in Latin letters: price.key_copy
    .kind = what it is: hours, price, address, phone, text, date or stock
    .value = the value: "350 RUB", "mon-fri 09:00-19:00 lunch 13:00-14:00; sat 10:00-16:00", "2026-12-31" …
    .value_ru = the value in Russian (of a text or address)
    .value_en = the value in English (of a text or address)
    .unit_ru = what a stock is counted in, in Russian
    .unit_en = the same in English: pcs
    .valid_until = the last day on which the fact holds: 2026-12-31
    .owner = who answers for it
    .title_ru = the title in Russian
    .title_en = the title in English
    .questions_ru = how people ask in Russian (repeat as needed)
    .questions_en = how people ask in English (repeat as needed)
    .say_ru = how to say it in Russian
    .say_en = how to say it in English: "A key copy is { "{" }value{ "}" }."
command-facts-list = Show the facts
    .as_json = for programs
command-facts-remove = Remove a fact
    .key = its key, from `facts list`
command-facts-import = Take facts from a file: all of them, or none if a row is wrong
    .file = a .csv or .json file
    .dry_run = only show what would change
    .skip_duplicates = leave out rows that ask what is there already
command-facts-export = Write the facts to a file
    .file = a new .csv or .json file

faq-column-id = Id
faq-column-language = Language
faq-column-question = Question
faq-column-answer = Answer
faq-column-hits = Answers
faq-column-state = State
faq-column-source = Source
faq-column-score = Sure
faq-column-how = Found by
faq-state-on = in use
faq-state-off = switched off
faq-state-expired = out of date, not said
faq-state-until = until { $until }
faq-none = No questions yet. Add some: faq add or faq import.
faq-no-answer = The secretary has no answer to this.
faq-added = Added ({ $id }): { $question }
faq-removed = Removed: { $id }
faq-exported = { $count ->
    [one] { $count } question written to { $file }
   *[other] { $count } questions written to { $file }
}
fact-column-key = Key
fact-column-kind = Kind
fact-column-value = Value
fact-column-until = Holds until
fact-column-owner = Owner
fact-column-hits = Answers
fact-expired = out of date, not said
facts-none = No facts yet. Add some: facts add or facts import.
fact-added = Kept ({ $key }). The secretary will say: { $said }
fact-removed = Removed: { $key }
facts-exported = { $count ->
    [one] { $count } fact written to { $file }
   *[other] { $count } facts written to { $file }
}
knowledge-import-problem = line { $line }: { $reason }
knowledge-import-left-out = line { $line } left out: { $reason }
knowledge-imported = Done. New: { $new }, changed: { $changed }, as before: { $unchanged }, left out: { $left_out }.
knowledge-import-tried = Checked, nothing was written. New: { $new }, would change: { $changed }, as before: { $unchanged }, would be left out: { $left_out }.

### Errors

error-fact-value-bad = { $kind ->
    [hours] These opening hours cannot be read: "{ $value }". Write them like this: mon-fri 09:00-19:00 lunch 13:00-14:00; sat 10:00-16:00; 2027-01-01 closed
    [price] "{ $value }" is no price. Write it like this: 350 RUB or $12.50
    [phone] "{ $value }" is no telephone number. Write it like this: +7 495 123-45-67
    [date] "{ $value }" is no date. Write it like this: 2026-12-31
    [stock] "{ $value }" is no stock. A whole number is needed: 12
   *[other] The value is empty or longer than 600 characters: "{ $value }".
}
error-fact-key-bad = The key "{ $key }" will not do. Use lower case Latin letters and digits, joined by dots or underscores: price.key_copy
error-fact-question-missing = Nobody could ask for the fact "{ $key }": of kind { $kind } it needs at least one question (questions_ru or questions_en).
error-fact-template-bad = { $reason ->
    [long] The template is longer than 300 characters: "{ $template }".
    [braces] A curly bracket is left open in the template "{ $template }".
    [unknown] Only value, unit and title may stand in curly brackets in the template "{ $template }".
   *[valueless] The template "{ $template }" does not say the value: add value in curly brackets.
}
error-pattern-bad = { $reason ->
    [empty] An empty phrase: write how people ask for this.
    [long] The phrase "{ $pattern }" is longer than { $detail } characters.
    [wordless] The phrase "{ $pattern }" has no word in it.
    [star] The star in "{ $pattern }" means nothing here: write "wildcard: { $pattern }".
    [starless] There is no star in "{ $pattern }": leave "wildcard:" away.
    [anything] The expression "{ $pattern }" fits silence, too: make it stricter.
    [slow] The expression "{ $pattern }" is too slow: avoid repetitions inside repetitions.
   *[syntax] The expression "{ $pattern }" cannot be read: { $detail }.
}
error-knowledge-field-bad = { $reason ->
    [missing] The field "{ $field }" is empty.
    [unknown-field] The field "{ $field }" is unknown. There are: { $value }.
    [unknown] The field "{ $field }" has an unknown value: { $value }.
    [date] The field "{ $field }" holds no date: "{ $value }". Write it like this: 2026-12-31
    [flag] The field "{ $field }" must be yes or no, not "{ $value }".
    [long] The field "{ $field }" is too long: "{ $value }".
    [many] The field "{ $field }" has too many values: { $value }.
    [aspect] Only opening hours understand a question marked "{ $value }" (today, tomorrow, week, lunch, mon … sun).
    [pattern] A phrase in the field "{ $field }" is written wrongly: { $value }.
   *[other] The field "{ $field }" must be something else: "{ $value }".
}
error-phrase-taken = The phrase "{ $phrase }" leads to another answer already: "{ $other }". Change it here or there.
error-knowledge-missing = There is no "{ $ref }". To see what there is: faq list, facts list.
    .desk = “{ $ref }” is no more. What there is stands on the pages Questions and Facts.
error-knowledge-file-bad = { $reason ->
    [open] The file { $file } cannot be opened: { $detail }.
    [write] The file { $file } was not written: { $detail }. Check the space on the disk.
    [big] The file { $file } is larger than { $detail } MB. Split it.
    [encoding] The file { $file } is not in UTF-8 (line { $detail }). Save it as "CSV UTF-8".
    [empty] There is no record in { $file }.
    [many] There are more than { $detail } records in { $file }. Split it.
    [heading] A name stands twice in the heading of { $file }: { $detail }.
    [cells] Line { $detail } of { $file } has more cells than the heading. Is there a comma or semicolon too many?
    [list] The file { $file } must be a list: begin with a square bracket.
    [object] In line { $detail } of { $file } a record in curly brackets is needed.
   *[syntax] The file { $file } cannot be read, line { $detail }.
}
error-knowledge-import-refused = { $count ->
    [one] Nothing was written: { $count } row of { $file } is wrong. Correct it and try again.
   *[other] Nothing was written: { $count } rows of { $file } are wrong. Correct them and try again.
}

### The desk: the place Knowledge

# What its pages share
knowledge-save = Save
knowledge-saving = Saving
knowledge-remove = Delete
knowledge-removing = Deleting
knowledge-unsaved = not saved
knowledge-not-saved = The changes are not saved, but not lost either.
knowledge-back-to-it = Go back
knowledge-show = Show
knowledge-show-all = Show all
knowledge-nothing-found = Nothing found
    .help = Try other words, or remove the filter.
knowledge-files = Files
knowledge-import = Take from a file…
knowledge-export = Write to a file…
knowledge-importing = Reading { $file }
knowledge-exporting = Writing { $file }
knowledge-exported = Written: { $file }
knowledge-file-kinds = Tables and JSON (*.csv *.json)
knowledge-file-csv = Table for a spreadsheet (*.csv)
knowledge-file-json = JSON (*.json)
knowledge-day-format = d MMM yyyy
knowledge-hits = { $count ->
    [0] Not needed yet.
    [one] Said to callers once.
   *[other] Said to callers { $count } times.
}
knowledge-field-wrong = { $reason ->
    [missing] This field must be filled in.
    [long] Too long.
    [many] Too many lines.
    [date] This is no date.
    [aspect] The mark before the colon is unknown: today, tomorrow, week, lunch and mon … sun exist.
   *[other] Something else belongs here.
}
weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday
language-ru = Русский
language-en = English

# Facts
page-facts = Facts
action-facts-new = New fact
action-facts-save = Save the fact
action-facts-find = Find among facts
fact-add = Add
fact-add-first = Add the first fact
fact-none = No facts yet
    .help = Opening hours, address, prices: what the secretary says word for word and never makes up.
fact-count = { $count ->
    [one] { $count } fact
   *[other] { $count } facts
}
fact-find = Find: title, value, who answers for it
fact-filter = Which facts to show
fact-filter-all = All
fact-filter-soon = Expire soon
fact-filter-expired = Expired
fact-column-title = What
fact-column-unit = Unit
fact-warning-expired = { $count ->
    [one] { $count } fact has expired
   *[other] { $count } facts have expired
}
    .why = The secretary does not say this any more. Correct the value and set a later day.
fact-warning-soon = { $count ->
    [one] { $count } fact expires soon
   *[other] { $count } facts expire soon
}
    .why = Check the values and set a later day, or the secretary will stop saying this.
fact-until-ever = for ever
fact-until-soon = { $days ->
    [0] until tonight, { $day }
    [one] { $days } more day, to { $day }
   *[other] { $days } more days, to { $day }
}
fact-until-expired = expired { $day }
fact-new = New fact
fact-language = Language of the words
fact-for-ever = for ever
fact-preview = This is how it will sound
fact-has-no-words = The secretary will not say this in this language: it has no value.
fact-needs-question = Write at least one question that this answers.
fact-saved = Saved: { $title }
fact-was-removed = Deleted: { $title }
fact-field-title = What it is
    .help = For example: copy of a key, address, delivery.
fact-field-kind = Kind
fact-field-value = Value
fact-field-text = Value
fact-field-date = Value
fact-field-hours = When it is open
    .help = For example: 9:00–13:00, 14:00–19:00. The gap is the lunch break. Empty means closed.
fact-field-unit = For what, or in what
    .help = For example: apiece, sets.
fact-field-until = True until
fact-field-questions = How people ask for it
    .help = One question a line. It need not be word for word.
fact-field-owner = Who answers for it
    .help = Whom to ask when the value is out of date.
fact-field-say = How to say it
    .help = Optional. The value goes in place of {"{"}value{"}"}: “A copy costs {"{"}value{"}"}”.
fact-value-help = { $kind ->
    [price] For example: $3.50 or 1,500.50 RUB.
    [phone] For example: +44 20 7946 0958.
    [stock] How many there are: a whole number.
   *[other] {""}
}
fact-kind-hours = Opening hours
fact-kind-price = Price
fact-kind-address = Address
fact-kind-phone = Telephone
fact-kind-text = Words
fact-kind-date = Date
fact-kind-stock = Number in stock
fact-hours-closed = closed
fact-hours-special = Special days
fact-hours-special-hint = 31.12.2026 10:00–15:00
fact-hours-wrong = “{ $value }” cannot be read. Write it so: 9:00–13:00, 14:00–19:00. A special day: 31.12.2026 10:00–15:00 or 01.01.2027–08.01.2027 closed.

# Questions
page-faq = Questions
action-faq-new = New question
action-faq-save = Save the question
action-faq-find = Find among questions
action-faq-try = Try a question
faq-add-button = Add
faq-try-button = Try
faq-add-first = Add the first question
faq-page-none = No questions yet
    .help = Add what is asked most: the secretary will answer in your words.
faq-none-unanswered = No question is without an answer
    .help = Here comes what the secretary promised in a call to answer later.
faq-count = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
faq-find = Find: words of question or answer
faq-filter = Which questions to show
faq-filter-unanswered = { $count ->
    [0] Unanswered
   *[other] Unanswered · { $count }
}
faq-asked-in-call = Asked in a call, and not answered
faq-state-soon = expires soon
faq-title-try = Try a question
faq-title-entry = Question and answer
faq-title-new = New question
faq-language = Language of question and answer
faq-field-question = Question
faq-field-answer = Answer
faq-field-questions = How else people ask it
    .help = One question a line. A star stands for any words: “where * parking”.
faq-field-keywords = Words that do no harm
    .help = With commas between. With them it is still the same question.
faq-field-until = True until
faq-answer-left = The secretary says this word for word. Characters left: { $count }
faq-enabled = Answer this
faq-saved = The question is saved
faq-try = Try it: what will the secretary answer
faq-try-hint = Ask as a caller would
faq-try-near = Near, but no answer
faq-score = Sureness { $score }
faq-verdict-answered = Will answer
faq-verdict-asked-back = Will ask which of two
faq-verdict-expired = Will not answer: out of date
faq-verdict-unanswered = No ready answer
faq-how = { $kind ->
    [fact] Fact
   *[faq] Question
} · { $how ->
    [exact] word for word
    [wildcard] by the star
    [regex] by the expression
   *[stem] by its words
}: “{ $phrase }”

# Contradictions
page-contradictions = Contradictions
contradictions-looking = Looking for contradictions
contradictions-count = { $count ->
    [one] { $count } question has two different answers
   *[other] { $count } questions have two different answers
}
contradictions-none = No contradictions
    .help = Questions will appear here that facts and answers answer differently.
contradictions-asked = To the question
contradictions-figures = other figures
contradictions-words = other words
contradictions-side = { $kind ->
    [fact] Fact: { $title }
   *[faq] Question: { $title }
}
contradictions-open = Open
knowledge-found-fact = Fact · { $value }

# Ask as a caller
page-ask = Ask as a caller
action-ask-new = Ask as a caller
action-ask-find = Ask as a caller
ask-page-button = Ask
ask-page-asking = The secretary is answering …
ask-page-language = Language of the question
ask-page-auto = By its words
ask-page-none = What would she say?
    .help = Ask a question as a caller would. The answer, what it rests on and its times are those of a real call, but nothing is carried out.
ask-page-nothing = The secretary said nothing to this.
ask-page-caller = Caller
ask-page-secretary = Secretary
ask-page-times = Time after the question
ask-page-ms = { $ms } ms
ask-page-open = Open the source
ask-page-stage = { $stage ->
    [knowledge] Facts and questions were looked through
    [documents] Documents were looked through
    [model-asked] The model was asked
    [first-token] First word of the model
    [sentence] Sentence { $number }
   *[done] Done
}
ask-page-action = { $action ->
    [take-message] Would take a message
    [promise-callback] Would promise to call back
    [send-sms] Would send a text message
    [raise-alarm] Would raise the alarm
    [end-call] Would hang up
    [switch-language] Would change the language
    [answer-consent] Would note the consent to recording
    [erase-recording] Would erase the recording
    [forget-caller] Would delete everything about the caller
   *[other] { $action }
}. This is only a trial.
ask-kind-fact = Fact
ask-kind-faq = Question
ask-kind-document = Document
ask-kind-model = Language model
ask-kind-rule = Rule of the talk
ask-kind-hint = A person's hint
