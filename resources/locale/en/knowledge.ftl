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
