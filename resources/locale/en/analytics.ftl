# Reports.

page-reports = Overview
action-reports-export = Save the report to a file

reports-span = For how long
reports-span-choice = { $span ->
    [week] 7 days
    [month] 30 days
    [quarter] 90 days
   *[year] Year
}
reports-span-days = { $since } – { $until }
reports-reading = Counting
reports-none = There were no calls in this time
    .help = Choose a longer time: calls by day, questions and who answered them will be here.
reports-nothing = Nothing to show yet.
reports-calls = People called us
reports-dialled = { $count ->
    [one] and we called { $count } time, connected { $connected }
   *[other] and we called { $count } times, connected { $connected }
}
reports-answered = Answered
reports-missed = Missed
reports-talk = Mean talk
reports-wait = Until a call is answered
    .help = from the first ring
reports-answer = Until words are answered
    .help = from the last sound
reports-by-day = Calls by day
reports-day = { $month }/{ $day }
reports-by-hour = When people call
reports-answers = What answered
reports-questions = What people ask about
reports-recognisers = How surely words were heard
reports-answered-by = { $kind ->
    [fact] Fact
    [faq] FAQ
    [document] Document
    [model] Language model
    [hint] Hint of a colleague
    [message] Message taken
    [callback] Call back promised
   *[rule] Rules of the talk
}
reports-column-day = Day
reports-column-hour = Hour
reports-column-calls = Calls
reports-column-answered = Answered
reports-column-missed = Missed
reports-column-broken = Broken off
reports-column-engine = Recogniser
reports-column-turns = Turns
reports-column-confidence = Certainty
reports-column-unsure = Unsure
reports-column-not-understood = Not understood
reports-column-what = What
reports-column-count = Count
reports-column-value = Value
reports-export-csv = Tables (CSV)
reports-export-pdf = To print (PDF)
reports-exporting = Saving the report
