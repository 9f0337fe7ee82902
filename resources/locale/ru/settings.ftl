# Настройки. Видно в командах settings и в окне настроек.

command-settings = Показать и изменить настройки
command-settings-list = Все настройки: значение и откуда оно взято
    .as_json = вывести JSON для программ
command-settings-get = Значение одной настройки
    .key = ключ настройки, например recordings.keep_days
command-settings-set = Выбрать значение
    .key = ключ настройки, например recordings.keep_days
    .value = новое значение

settings-column-key = Ключ
settings-column-value = Значение
settings-column-source = Откуда
settings-column-label = Что это
settings-source-default = по умолчанию
settings-source-database = выбрано
settings-source-file = settings.toml
settings-none = Настроек нет.
settings-set = { $key } = { $value }
error-settings-elsewhere = «{ $key }» выбирается для каждой линии: { $where } ЛИНИЯ { $name } ЗНАЧЕНИЕ. Все линии: line list.
    .desk = «{ $key }» выбирается для каждой линии: «Система» → «Линии».

error-settings-unknown-key = Настройки «{ $key }» нет{ $place ->
    [none] {""}
   *[other] { " " }({ $place })
}. { $nearest ->
    [none] Все настройки: settings list.
   *[other] Может быть, { $nearest }? Все настройки: settings list.
}
    .desk = Настройки «{ $key }» нет{ $place ->
        [none] {""}
       *[other] { " " }({ $place })
    }.{ $nearest ->
        [none] {""}
       *[other] { " " }Может быть, { $nearest }?
    }
error-setting-value-bad = «{ $value }» не подходит для { $key }: { $wanted ->
    [bool] напишите да или нет.
    [int] нужно целое число{ $low ->
        [none] {""}
       *[other] { " " }от { $low }
    }{ $high ->
        [none] {""}
       *[other] { " " }до { $high }
    }.
    [float] нужно число{ $low ->
        [none] {""}
       *[other] { " " }от { $low }
    }{ $high ->
        [none] {""}
       *[other] { " " }до { $high }
    }.
    [choice] выберите одно из: { $low }.
    [path] нужен путь к файлу или папке.
    [words] нужен список через запятую{ $low ->
        [none] {""}
       *[other] , не короче { $low }
    }{ $high ->
        [none] {""}
       *[other] , не длиннее { $high }
    }.
   *[text] нужен текст{ $low ->
        [none] {""}
       *[other] , не короче { $low }
    }{ $high ->
        [none] {""}
       *[other] , не длиннее { $high }
    }.
}
error-setting-fixed-by-file = { $key } задан в { $file }, он важнее. Измените его там или уберите оттуда.
error-settings-file-bad = Файл настроек { $file } не читается: { $reason }. Исправьте его или уберите.

setting-program-language = Язык программы
    .help = Язык окон и команд: auto (как в системе), ru или en. Со звонящими секретарь говорит на их языке.
    .auto = Как в системе
    .ru = Русский
    .en = English

# Страница настроек; «Вернуть обычное» стоит у каждого поля с другим значением.
settings-back = Вернуть обычное
settings-saved = Сохранено: { $name }
page-settings = Настройки
action-settings-find = Найти настройку
settings-search = Найти настройку
settings-fixed = Задано в settings.toml, он важнее
settings-not-yours = Ваша роль не позволяет менять настройки
settings-not-found = Такой настройки нет
    .help = Попробуйте другое слово: тема, запись, тишина, голос.
settings-changed = { $count ->
    [0] Всё как обычно
    [one] Изменена { $count } настройка
    [few] Изменены { $count } настройки
   *[other] Изменено { $count } настроек
}
settings-group = { $group ->
    [program] Язык
    [desk] Вид и клавиши
    [network] Сеть
    [assistants] Секретарь
    [calls] Звонки
    [callbacks] Обратные звонки
    [conversations] Диалоги
    [dialogue] Разговор
    [recordings] Записи
    [engines] Движки
    [providers] Распознавание
    [models] Модели
    [sms] СМС
    [visits] Экран для посетителей
    [audit] Журнал действий
    [web] Сервер для сети
    [widgets] Чат на сайтах
    [telegram] Telegram
    [twilio] Twilio
    [demo] Пробная линия
   *[other] { $group }
}
