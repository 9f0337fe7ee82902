# Первый запуск, вход, замок: то, что стоит перед рабочим местом.

first-step = Шаг { $number } из { $all }
first-back = Назад
first-forward = Дальше
first-finish = Начать работу
first-making = Готовим рабочее место

first-language = Добро пожаловать
    .help = Секретарь ответит на звонки, всё запишет и передаст вам. Настроим его за пару минут. На каком языке говорить с вами?
first-house = Кто вы
    .help = Секретарь назовёт вашу фирму, когда снимет трубку. Учётная запись будет владельцем: ей можно всё.
first-password = Ваш пароль
    .help = Готового пароля нет: его знаете только вы. Несколько обычных слов легко запомнить и трудно угадать.
first-pin = PIN-код для замка
    .help = Когда вы отойдёте, рабочее место закроется само и откроется этим кодом. Можно не задавать.
first-line = Откуда придут звонки
    .help = Это можно поменять в любой день: Система, Линии.

first-field-company = Название фирмы
    .help = Как его произнести вслух: Мастерская «Ключ». Можно заполнить позже.
first-field-full_name = Ваше имя
    .help = Так вас видят коллеги: Анна Смирнова.
first-field-name = Имя для входа
    .help = Без пробелов. Его спросят вместе с паролем.
first-field-password = Пароль
first-field-again = Пароль ещё раз
first-field-pin = PIN-код
    .help = От 4 до 12 цифр, не одинаковых и не подряд.

first-line-modem = Модем с SIM-картой
    .help = Модем пока не найден. Подключите его по USB: секретарь заметит сам.
first-modem-found = Найден: { $modem }
first-line-demo = Пробная линия
    .help = Телефон понарошку: всё можно попробовать без модема, позвонит записанный собеседник.
first-line-later = Решу позже
    .help = Рабочее место откроется, звонков пока не будет.

strength-of-password = Надёжность пароля: { $strength }
strength-refused = Не подойдёт
strength-fair = Средний
strength-good = Хороший
strength-strong = Отличный

front-show-secret = Показать, что набрано

sign-in-title = Вход
    .help = На звонки секретарь отвечает и без вас.
sign-in-name = Имя
sign-in-password = Пароль
sign-in-enter = Войти
sign-in-wait = Попробовать через { $seconds } с

lock-title = Рабочее место закрыто
    .help = { $name }. На звонки секретарь отвечает и дальше.
lock-pin = PIN-код
lock-open = Открыть
lock-other = Войти под другим именем
lock-backspace = Стереть цифру
lock-rings = Звонит { $initials }
lock-rings-unknown = Звонит незнакомый номер

new-password-title = Выберите свой пароль
    .help = Тот, что вам дали, годится только на один раз.
new-password-old = Пароль, который дали
new-password-new = Новый пароль
new-password-save = Сохранить и войти

seat-of = За рабочим местом { $name }
seat-sign-out = Выйти
seat-role = { $role ->
    [owner] владелец
    [admin] администратор
    [operator] оператор
    [editor] редактор
    [viewer] наблюдатель
    [web] веб
    [guest] гость
   *[user] пользователь
}
action-seat-lock = Закрыть на замок
action-seat-sign-out = Выйти или сменить пользователя

setting-desk-lock_minutes = Замок через сколько минут
    .help = Когда никто не трогает клавиши и мышь; нужен PIN-код. 0 — никогда. Во время вашего разговора место не закрывается.

error-passwords-differ = Пароли не совпали. Наберите второй раз такой же.
error-name-missing = Напишите, как вас зовут.

# Пробная линия.
demo-line-name = Пробная линия
demo-is-on = Пробная линия включается. Нажмите «Пробный звонок» внизу, когда она будет готова.
demo-is-off = Пробной линии больше нет.
action-demo-on = Включить пробную линию
action-demo-off = Убрать пробную линию
action-demo-ring = Пробный звонок
error-demo-no-call = { $reason ->
    [in-call] На пробной линии уже идёт разговор.
    [starting] Пробная линия ещё запускается. Это несколько секунд.
   *[off] Пробная линия выключена.
}
setting-demo-line = Номер пробной линии
    .help = Заполняется, когда пробную линию включают в окне.

# Свой пароль и PIN-код, из меню пользователя.
action-seat-own-pin = PIN-код замка
action-seat-own-password = Сменить свой пароль
own-password = Свой пароль
own-password-now = Нынешний пароль
own-password-changed = Пароль изменён
own-pin = PIN-код замка
    .help = Им открывают рабочее место, закрытое на замок.
own-pin-new = Новый PIN-код
own-pin-again = Ещё раз
own-pin-differs = Не совпадает с первым.
own-pin-remove = Убрать PIN-код
own-pin-changed = PIN-код изменён
own-pin-removed = PIN-кода больше нет: место закрывают выходом
own-save = Сохранить
own-not-now = Не сейчас
