# Командная строка: справка и жалобы. Видно в терминале.

command = Секретарь, который отвечает на телефонные звонки. Команды ниже работают и пока он запущен.
    .data = папка с данными (иначе SECRETARY_DATA, иначе папка пользователя)
    .lang = язык сообщений: ru или en
    .log_level = с какого уровня показывать журнал: debug, info, warning, error
    .version = показать версию
    .help = показать эту справку

usage-heading-usage = Использование
usage-heading-options = Ключи
usage-heading-arguments = Аргументы
usage-heading-commands = Команды
usage-command = КОМАНДА …
usage-options = [КЛЮЧИ]

usage-hint = Справка: { $command }
usage-no-such-option = Ключа { $name } нет.{ $near ->
    [none] {""}
   *[other] { " " }Похожие: { $near }.
}
usage-no-such-command = Команды «{ $name }» нет.{ $near ->
    [none] {""}
   *[other] { " " }Похожие: { $near }.
}
usage-missing = Не хватает: { $name }.
usage-bad-value = { $name }: значение не подходит. { $reason }
usage-bad-choice = { $name }: выберите одно из: { $choices }.
usage-bad-number = { $name }: нужно число{ $low ->
    [none] {""}
   *[other] { " " }от { $low }
}{ $high ->
    [none] {""}
   *[other] { " " }до { $high }
}.
usage-too-many = Лишние слова: { $words }.
usage-other = Команда написана неверно: { $reason }

cli-fault = Это наша ошибка, а не ваша. Отчёт { $id } записан в { $file }: пришлите его разработчикам.
cli-package-missing = Для этого нужен пакет, без которого обходится демонстрация ({ $name }). Установить всё: installer/prepare run
cli-fault-unsaved = Это наша ошибка, а не ваша ({ $name }, отчёт { $id }), но записать отчёт не удалось. Повторите команду с --log-level debug.

error-folder-unwritable = В папку { $folder } нельзя писать ({ $reason }). Дайте на неё права или выберите другую папку ключом --data.
error-folder-unsafe = Папка { $folder } принадлежит другому пользователю. Удалите её или задайте свою через XDG_RUNTIME_DIR.
error-folder-in-use = { $role ->
    [unknown] Папка { $folder } занята другой программой. Подождите, пока та закончит, или выберите другую папку ключом --data.
   *[other] С папкой { $folder } уже работает процесс { $pid } ({ $role ->
        [desk] рабочее место
        [serve] serve
        [demo] demo
       *[command] команда
    }, с { $since }). Закройте его или выберите другую папку ключом --data.
}
error-program-left = Запущенный секретарь закрылся, не закончив команду{ $reason ->
    [none] {""}
   *[other] { " " }({ $reason })
}. Повторите команду.
error-input-missing = Файла { $file } нет, или его нельзя прочитать. Проверьте имя.
error-folder-missing = Папки { $folder } нет, или её нельзя прочитать. Проверьте имя.
error-output-taken = Файл { $file } уже есть. Назовите другой или удалите этот.
error-output-unwritable = В папку для { $file } нельзя писать. Назовите другую.
error-phone-number-bad = «{ $text }» — не телефонный номер. Напишите его полностью, например +7 916 123-45-67.
error-money-bad = «{ $text }» — не сумма денег. Напишите, например, 1500 ₽ или 1 234,50 EUR.
