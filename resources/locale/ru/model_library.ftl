# Модели: что есть, что можно получить

setting-models-folder = Папка моделей
    .help = Где лежат модели распознавания, голосов и языковые. Пусто — папка models в данных секретаря.
setting-models-catalogue = Свой список моделей
    .help = Файл TOML вместо встроенного списка, например с адресами зеркала компании. Пусто — встроенный.
setting-network-allowed = Разрешить связь с другими компьютерами
    .help = Выключено — программа никуда не обращается по сети; модели тогда берутся только с диска.
setting-network-proxy = Прокси
    .help = Например, http://proxy:3128. Пусто — как сказано в окружении (https_proxy, no_proxy).

error-network-forbidden = Связь с другими компьютерами запрещена настройкой network.allowed{ $purpose ->
    [models] , поэтому модель не скачать. Разрешите («settings set network.allowed yes») или принесите файлы на диске: models pull ИМЯ --from ПАПКА.
   *[other] . Разрешите: settings set network.allowed yes
}
    .desk = Связь с другими компьютерами запрещена{ $purpose ->
        [models] , поэтому модель не скачать. Разрешите её в «Система» → «Настройки» («Разрешить связь с другими компьютерами») или возьмите файлы с диска.
       *[other] . Разрешите её в «Система» → «Настройки» («Разрешить связь с другими компьютерами»).
    }
error-models-catalogue-broken = Список моделей { $file } не читается: { $reason }. Исправьте файл или уберите настройку models.catalogue.
error-models-unknown = Модели «{ $name }» в списке нет.{ $nearest ->
    [none] {""}
   *[other] {" "}Может быть, { $nearest }?
} Что есть: models list.
    .desk = Модели «{ $name }» в списке нет.{ $nearest ->
        [none] {""}
       *[other] {" "}Может быть, { $nearest }?
    }
error-models-not-installed = Модель «{ $name }» не установлена. Что установлено: models list --installed.
    .desk = Модель «{ $name }» не установлена.
error-models-licence-unread = Лицензия модели { $name } ({ $licence }) запрещает использовать её в коммерции.{ $address ->
    [none] {""}
   *[other] {" "}Текст: { $address }.
} Если вам это подходит, повторите с --accept-licence; если нет, выберите другую: models list.
    .desk = Лицензия модели { $name } ({ $licence }) запрещает использовать её в коммерции.{ $address ->
        [none] {""}
       *[other] {" "}Текст: { $address }.
    } Если вам это подходит, примите её; если нет, выберите другую модель.
error-models-no-space = В { $folder } мало места: нужно { $needed_mb } МБ, свободно { $free_mb }. Освободите диск или выберите другую папку (settings set models.folder ПАПКА) и повторите: уже скачанное сохранено.
    .desk = В { $folder } мало места: нужно { $needed_mb } МБ, свободно { $free_mb }. Освободите диск или выберите другую папку моделей в настройках и повторите: уже скачанное сохранено.
error-models-folder-refused = В папку моделей { $folder } нельзя писать ({ $reason }). Проверьте диск и права или выберите другую: settings set models.folder ПАПКА.
    .desk = В папку моделей { $folder } нельзя писать ({ $reason }). Проверьте диск и права или выберите другую в настройках.
error-models-fetch-failed = { $file } ({ $host }): { $reason ->
    [unreachable] сервер недоступен. Проверьте сеть и настройку network.proxy и повторите: скачанное сохранено.
    [refused] сервер отказал ({ $detail }). Повторите позже: скачанное сохранено.
    [missing] файла на сервере больше нет ({ $detail }). Обновите программу или принесите файл сами: models pull ИМЯ --from ПАПКА.
    [broken] передача всё время обрывается. Повторите ту же команду: она продолжит с того же места.
    [stalled] сервер замолчал. Повторите ту же команду: она продолжит с того же места.
    [length] длина не та, что у настоящего файла ({ $detail }). Ничего не установлено. Попробуйте позже или возьмите файл в другом месте и укажите --from.
    [sum] контрольная сумма не та ({ $detail }): файл повреждён или подменён. Ничего не установлено. Повторите или возьмите файл в другом месте и укажите --from.
   *[downgrade] сервер уводит с защищённого соединения на открытое ({ $detail }). Ничего не скачано. Проверьте сеть и прокси.
}
    .desk = { $file } ({ $host }): { $reason ->
        [unreachable] сервер недоступен. Проверьте сеть и прокси в настройках и повторите: скачанное сохранено.
        [refused] сервер отказал ({ $detail }). Повторите позже: скачанное сохранено.
        [missing] файла на сервере больше нет ({ $detail }). Обновите программу или возьмите файл с диска.
        [broken] передача всё время обрывается. Повторите: она продолжит с того же места.
        [stalled] сервер замолчал. Повторите: передача продолжит с того же места.
        [length] длина не та, что у настоящего файла ({ $detail }). Ничего не установлено. Попробуйте позже или возьмите файл с диска.
        [sum] контрольная сумма не та ({ $detail }): файл повреждён или подменён. Ничего не установлено. Повторите или возьмите файл с диска.
       *[downgrade] сервер уводит с защищённого соединения на открытое ({ $detail }). Ничего не скачано. Проверьте сеть и прокси.
    }
error-models-archive-refused = Архив { $file } не установлен: { $reason ->
    [path] пути в нём ведут за пределы папки модели.
    [bomb] распакованный, он был бы несоразмерно велик.
    [kind] в нём не только файлы и папки.
   *[damaged] он повреждён или зашифрован.
} Возьмите его у издателя модели и повторите.
error-models-not-the-model = В том, что получено, нет целой модели { $name } ({ $backend }). Ничего не установлено. Возьмите файлы у издателя и повторите.
error-models-not-in-folder = В { $folder } нет модели { $name }.{ $files ->
    [none] {" "}Положите туда папку модели с этим именем
   *[other] {" "}Положите туда { $files } или папку готовой модели с этим именем
} и повторите.
error-models-pull-under-way = Модель { $name } уже получает другая команда. Дождитесь её.

# Команды `models`

command-models = Модели распознавания речи, голосов и языка
command-models-list = Что установлено и что можно получить
    .only_installed = только установленные
    .as_json = для программ
command-models-pull = Скачать и установить модели; прерванное продолжается
    .names = имена из models list
    .source = взять из папки, без сети
    .accept_licence = согласиться с лицензией, запрещающей коммерцию
command-models-verify = Сверить файлы с тем, что было установлено
    .names = имена; без них все
command-models-remove = Удалить модель с диска
    .name = имя из models list
    .sure = не спрашивать

models-column-name = Имя
models-column-kind = Для чего
models-column-languages = Языки
models-column-size = Размер
models-column-memory = Память
models-column-licence = Лицензия
models-column-about = Чем хороша
models-kind = { $kind ->
    [stt] распознавание
    [tts] голос
    [llm] язык
   *[embed] поиск
}
models-folder = Папка моделей: { $folder }
models-available = Можно получить (models pull ИМЯ):
models-none-installed = Моделей пока нет.
models-none = Список пуст.
models-unknown-value = —
models-kilobytes = { $size } КБ
models-megabytes = { $size } МБ
models-licence-unstated = издателем не названа
models-no-commerce = { $licence }, не для коммерции
models-licence = Лицензия { $name }: { $licence }{ $address ->
    [none] .
   *[other] {" "}({ $address }).
}
models-pulling = { $name }: скачиваю, { $size }.
models-progress = { $file }: { $done } из { $total }, { $speed } МБ/с{ $left ->
    [known] , осталось { $minutes } мин { $seconds } с
   *[unknown] {""}
}
models-pulled = { $name } установлена: { $path }
models-unvouched = Контрольная сумма { $name } никем не названа, поэтому проверить файлы было не с чем. Сумма записана: «models verify» заметит, если они изменятся.
models-already = { $name } уже установлена. Проверить её: models verify { $name }
models-whole = { $name }: цела.
models-by-hand = { $name }: положена вручную, сверить не с чем.
models-damaged = { $name }: { $file } — { $damage ->
    [missing] нет
    [length] не та длина
   *[sum] не та контрольная сумма
}
models-pull-again = Удалите её и получите снова: models remove { $name } --yes, затем models pull { $name }
models-remove-sure = Будет удалена { $name }, { $size }: { $path }. Если вы уверены, повторите с --yes.
models-removed = { $name } удалена, освобождено { $size }. Работающая программа отпустит её при следующем запуске.

# Страница «Модели»
page-models = Модели
models-gigabytes = { $size } ГБ
models-language = { $language ->
    [ru] русский
    [en] английский
   *[other] { $language }
}
models-summary = { $count ->
    [one] Установлена { $count } модель, { $size }
    [few] Установлены { $count } модели, { $size }
   *[other] Установлено { $count } моделей, { $size }
}
models-installed = Установлены
models-none-yet = Моделей пока нет
    .help = Звонки принимаются и так: с маленьким распознаванием и простым голосом. С моделями секретарь слышит и говорит лучше.
models-get-kind = { $kind ->
    [stt] Можно получить: распознавание речи
    [tts] Можно получить: голоса
    [llm] Можно получить: языковые модели
   *[embed] Можно получить: поиск по смыслу
}
models-get = Получить
models-go-on = Продолжить
models-stop = Остановить
models-stopped = остановлено
models-from-folder = Взять из папки…
models-verify = Проверить файлы
models-verifying = Проверяем { $name }
models-remove = Удалить
models-removing = Удаляем { $name }
models-remove-title = Удалить { $name }?
models-remove-what = Файлы ({ $size }) будут стёрты с диска. Вернуть их можно, только получив модель снова.
models-keep = Оставить
models-pulling-now = Получаем { $name }
models-got = { $name }: установлена. Движок возьмёт её при следующем запуске.
models-so-far = { $done } из { $whole }
models-speed = { $speed }/с
models-left = осталось { $time }
models-no-network = Связь с другими компьютерами запрещена
    .help = Модели можно взять из папки: «…», «Взять из папки».
models-allow-network = Разрешить
models-licence-read = Прочитать лицензию
models-agree-no-commerce = Согласен: не для коммерции
models-not-now = Не сейчас
models-is-damaged = { $name }: файлы повреждены
    .help = Удалите модель и получите её снова.
models-licence-none = лицензия не названа
