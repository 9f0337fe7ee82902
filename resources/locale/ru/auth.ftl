# Пользователи: вход, роли, права, замок рабочего места.

error-not-signed-in = Здесь никто не вошёл, или рабочее место заперто. Сначала войдите.
error-not-allowed = Ваша роль ({ $role }) этого не позволяет ({ $right }). Обратитесь к владельцу или администратору.
error-sign-in-failed = Имя или пароль неверны. Проверьте раскладку клавиатуры и Caps Lock.
error-sign-in-too-often = Слишком много неверных попыток. Попробуйте через { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
   *[many] { $seconds } секунд
}.
error-user-disabled = Учётная запись { $name } выключена. Администратор может её включить.
error-user-missing = Пользователя { $name } нет. Всех покажет «manage users list».
    .desk = Пользователя { $name } нет. Все — в «Система» → «Пользователи».
error-user-exists = Пользователь { $name } уже есть. Выберите другое имя.
error-owner-exists = Учётная запись владельца уже создана. Войдите с ней.
error-user-last-owner = { $name } — единственный владелец: без этой записи никто не сможет управлять остальными. Сначала назначьте другого владельца.
error-user-name-bad = «{ $name }» не подходит как имя для входа: от 2 до 64 букв, цифр, точек и дефисов, без пробелов.
error-user-right-unknown = Права { $right } нет. Проверьте, как оно написано.
error-password-too-short = В пароле от { $shortest } до { $longest } знаков. Несколько слов легко запомнить и трудно угадать.
error-password-too-easy = Такой пароль попробуют одним из первых. Возьмите несколько слов, не связанных друг с другом.
error-pin-bad = В PIN-коде от { $shortest } до { $longest } цифр, не одинаковых и не подряд.
error-pin-wrong = PIN-код неверен. { $left ->
    [0] Теперь войдите с паролем.
    [one] Осталась { $left } попытка, потом понадобится пароль.
    [few] Осталось { $left } попытки, потом понадобится пароль.
   *[many] Осталось { $left } попыток, потом понадобится пароль.
}
error-pin-refused = PIN-код неверен.
error-pin-missing = У этого пользователя нет PIN-кода. Войдите с паролем.
error-session-missing = Сеанс { $session } уже завершён.

setting-audit-keep_days = Сколько дней хранить журнал действий
    .help = Кто что смотрел и менял. Старые записи удаляются, и журнал говорит об этом. 0 — хранить всегда.

command-manage = Пользователи, ключи API, журнал действий, секреты
command-manage-users = Кто может войти и в какой роли
command-manage-users-list = Все, у кого есть учётная запись
    .as_json = для программ
command-manage-users-create = Новая учётная запись; первый пароль придумывается и показывается один раз
    .name = имя для входа
    .role = что ему можно
    .full_name = как его видят коллеги
command-manage-users-set-role = Дать другую роль; пользователю придётся войти заново
    .name = пользователь
    .role = что ему можно теперь
command-manage-users-reset = Новый первый пароль вместо забытого; снимает ожидание после неверных
    .name = пользователь
command-manage-users-disable = Выключить учётную запись
    .name = пользователь
command-manage-users-enable = Включить её снова
    .name = пользователь
command-manage-users-sessions = Кто сейчас вошёл
    .end = завершить сеанс с этим номером
users-column-name = Имя
users-column-full-name = Полное имя
users-column-role = Роль
users-column-state = Состояние
users-column-seen = Последний вход
users-column-session = Сеанс
users-column-door = Откуда
users-column-began = С какого времени
users-state = { $active ->
    [yes] включена
   *[no] выключена
}
users-none = Учётных записей ещё нет. Запись владельца создаётся при первом запуске рабочего места.
users-no-sessions = Никто не вошёл.
users-created = Создано: { $name }, { $role }. Первый пароль: { $password } — с ним можно только выбрать свой.
users-role-set = { $name } теперь { $role }.
users-reset = Первый пароль { $name }: { $password } — с ним можно только выбрать свой.
users-disabled = { $name }: запись выключена.
users-enabled = { $name }: запись включена.

command-manage-audit = Кто что делал и когда
command-manage-audit-list = Последние записи
    .actor = этого пользователя (имя или номер; «cli» — эта командная строка)
    .deed = этого вида: people.view, или people — все такие
    .subject = об этом номере
    .since = с этого дня: 2026-11-21 или 2026-11-21T09:30
    .until = до этого дня
    .limit = не больше
    .as_json = для программ
command-manage-audit-export = Все записи в новый файл: .csv — таблица, иначе по объекту JSON в строке
    .file = новый файл
    .since = с этого дня: 2026-11-21 или 2026-11-21T09:30
    .until = до этого дня
command-manage-audit-verify = Проверить, что ни одну запись не изменили, не убрали и не вставили
    .expected = метка, выписанная раньше: она должна быть в журнале
audit-column-at = Когда
audit-column-actor = Кто
audit-column-deed = Что
audit-column-subject = С чем
audit-column-outcome = Итог
audit-column-change = Было → стало
audit-none = Таких записей в журнале нет.
audit-exported = Записано в { $file }: { $count }.
audit-flaw = Запись { $number }: { $flaw ->
    [changed] изменена после того, как была сделана.
    [removed] убрана.
    [inserted] вставлена позже.
   *[unlinked] не продолжает предыдущую: ту переделали, или записи между ними убраны.
}
audit-not-expected = Выписанной метки в журнале нет: журнал переделали или отрезали его конец.
audit-whole = Записей: { $count }, все на месте, ни одна не изменена. Последняя метка: { $newest }

command-manage-secrets = Ключи и токены других служб; ни одна команда их не показывает
command-manage-secrets-list = Их имена и где какой хранится
    .as_json = для программ
command-manage-secrets-set = Сохранить секрет; прежний под этим именем исчезнет
    .name = строчные латинские буквы, цифры, точки, дефисы: telegram.token
    .file = файл, в котором он лежит; потом удалите его
command-manage-secrets-import-models = Взять ключи языковых моделей из старого llm_models.json
    .file = старый файл
    .env = старый .env, в котором LLM_MODEL_DECRYPT_KEY; без него — из окружения
error-old-key-missing = Нет LLM_MODEL_DECRYPT_KEY. Назовите старый .env: --env ФАЙЛ.
error-old-key-bad = LLM_MODEL_DECRYPT_KEY — не ключ Fernet, а других шифров здесь не знают. Задайте ключи через «manage secrets set».
error-old-key-wrong = LLM_MODEL_DECRYPT_KEY не открывает ключ модели { $model }, или он зашифрован иначе, чем Fernet. Ничего не изменено. Задайте ключи через «manage secrets set».
error-old-models-unreadable = Это не список моделей: нет JSON с provider_model_name и encrypted_api_key. Ничего не изменено.
error-old-model-twice = Модель { $model } встречается дважды. Ничего не изменено. Оставьте в файле одну.
command-manage-secrets-remove = Удалить секрет
    .name = как в списке
secrets-column-name = Имя
secrets-column-place = Где
secrets-column-changed = Изменён
secrets-place = { $place ->
    [keyring] хранилище ключей системы
   *[file] запечатанный файл
}
secrets-none = Секретов нет.
secrets-set = { $name } хранится: { $place ->
    [keyring] хранилище ключей системы.
   *[file] запечатанный файл.
}
secrets-removed = { $name } удалён.
error-secret-missing = Секрета { $name } нет, или место, где он хранился, его потеряло. Задайте снова: manage secrets set { $name } --file ФАЙЛ.
    .desk = Секрета { $name } нет, или место, где он хранился, его потеряло. Задайте его снова.
error-secret-name-bad = «{ $name }» не может быть именем секрета: строчные латинские буквы, цифры, точки и дефисы, первой буква, до 64 знаков.
error-secret-is-ours = Значение { $name } программа придумывает себе сама, задать его нельзя. Удалите его, и при следующем запуске она придумает другое.
error-secret-value-bad = Секрет { $name } пуст или длиннее { $longest } знаков. Проверьте файл.
error-secret-keyring-failed = Хранилище ключей системы не отвечает ({ $reason }). Разблокируйте его или задайте SECRETARY_MASTER_KEY, чтобы хранить секреты в запечатанном файле.
error-secret-other-machine = Секреты в { $file } запечатаны на другой машине или под другой учётной записью. Откройте их там или уберите файл и задайте секреты снова. Ничего не изменено.
error-secret-wrong-key = Секреты в { $file } запечатаны другим главным ключом. Задайте SECRETARY_MASTER_KEY таким, каким он был. Ничего не изменено.
error-secret-file-broken = Файл { $file } повреждён. Верните его из резервной копии или уберите и задайте секреты снова. Ничего не изменено.
error-secret-file-unwritable = Файл { $file } не читается или не записывается: { $reason }.
error-secret-machine-unknown = У этой системы нет номера, из которого делается ключ. Задайте SECRETARY_MASTER_KEY — длинный секрет.
error-secret-master-key-short = SECRETARY_MASTER_KEY слишком короткий: не меньше { $shortest } знаков.

# Страница «Пользователи»
page-users = Пользователи
action-users-add = Новый пользователь
users-count = { $count ->
    [0] Учётных записей нет
    [one] { $count } учётная запись
    [few] { $count } учётные записи
   *[other] { $count } учётных записей
}
users-nobody = Учётных записей пока нет
    .help = Запись владельца создаётся при первом запуске рабочего места.
users-accounts = Учётные записи
page-account = Мои ключи и входы
account-signed-in = Где вы сейчас вошли
users-signed-in = Сейчас вошли
users-new = Новый пользователь
users-create = Создать
users-save = Сохранить
users-not-now = Отмена
users-full-name = Полное имя
    .help = Как его видят коллеги.
users-name = Имя для входа
    .help = Буквы, цифры, точки и дефисы, без пробелов.
users-role = Роль
    .help = Что этому человеку можно. Потом её можно сменить.
users-role-name = { $role ->
    [owner] владелец
    [admin] администратор
    [operator] оператор: звонки и клиенты
    [editor] редактор знаний
    [viewer] наблюдатель
    [user] пользователь чата
    [web] сотрудник сайта
   *[guest] гость
}
users-role-of = Роль: { $name }
users-role-now = { $name }: теперь { $role }
users-change-role = Сменить роль…
users-new-password = Новый первый пароль
users-disable = Выключить
users-enable = Включить
users-off = выключена
users-first-sign-in = пароль ещё не выбран
users-first-password = Первый пароль: { $name }
    .help = Передайте его лично: он показан один раз. С ним можно только выбрать свой.
users-never-seen = входа ещё не было
users-seen = вход { $when }
users-since = с { $when }
users-door = { $door ->
    [desk] рабочее место
    [api] программа
   *[other] { $door }
}
users-end-session = Завершить сеанс
users-session-ended = { $name }: сеанс завершён
