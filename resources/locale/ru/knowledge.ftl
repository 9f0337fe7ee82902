# Знания компании: что говорится по телефону (fact-says-*, hours-*), команды `faq` и `facts`, их ошибки.

### Что говорится по телефону

fact-says-price = { $title } — { $value }.
fact-says-address = Наш адрес: { $value }.
fact-says-phone = Наш телефон: { $value }.
fact-says-text = { $value }
fact-says-date = { $title } — { $value }.
fact-says-stock = { $title }: в наличии { $value }.
fact-says-stock-none = { $title }: сейчас нет в наличии.

hours-always = Мы работаем круглосуточно, без выходных.
hours-open = Сегодня мы работаем до { $closes }.
hours-open-break = Сегодня мы работаем до { $closes }, перерыв { $pause }.
hours-break = Сейчас у нас перерыв до { $until }. Сегодня работаем до { $closes }.
hours-before = Сегодня мы работаем { $hours }.
hours-after = Сегодня мы уже закрыты.
hours-after-opens = Сегодня мы уже закрыты. Откроемся { $opens }.
hours-closed-today = Сегодня мы не работаем.
hours-closed-today-opens = Сегодня мы не работаем. Откроемся { $opens }.
hours-tomorrow = Завтра мы работаем { $hours }.
hours-tomorrow-closed = Завтра мы не работаем.
hours-tomorrow-closed-opens = Завтра мы не работаем. Откроемся { $opens }.
hours-weekday = { $day } мы работаем { $hours }.
hours-weekday-closed = { $day } мы не работаем.
hours-week = Мы работаем { $parts }.
hours-week-part = { $days } { $hours }
hours-week-part-closed = { $days } не работаем
hours-lunch = Перерыв на обед у нас { $pause }.
hours-no-break = Мы работаем без перерыва.
hours-with-break = { $hours }, перерыв { $pause }
hours-range = с { $start } до { $end }
hours-when = { $day } в { $time }
hours-day-today = сегодня
hours-day-tomorrow = завтра
hours-date-on = { $date }
hours-every-day = ежедневно
hours-days = { $first } { $last }
# День недели, когда что-то будет.
hours-day-on =
    { $day ->
        [mon] в понедельник
        [tue] во вторник
        [wed] в среду
        [thu] в четверг
        [fri] в пятницу
        [sat] в субботу
       *[sun] в воскресенье
    }
# Первый день промежутка: «с понедельника по пятницу».
hours-day-from =
    { $day ->
        [mon] с понедельника
        [tue] со вторника
        [wed] со среды
        [thu] с четверга
        [fri] с пятницы
        [sat] с субботы
       *[sun] с воскресенья
    }
# Последний день промежутка.
hours-day-till =
    { $day ->
        [mon] по понедельник
        [tue] по вторник
        [wed] по среду
        [thu] по четверг
        [fri] по пятницу
        [sat] по субботу
       *[sun] по воскресенье
    }
