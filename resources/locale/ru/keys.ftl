# Вход для программ: токены и ключи API.

error-token-invalid = Это не токен этого секретаря. Войдите снова.
error-token-expired = Срок этого токена истёк. Обновите его или войдите снова.
error-token-revoked = Сеанс этого токена завершён. Войдите снова.
error-token-reused = Этот токен обновления уже использован: возможно, он в чужих руках. Сеанс завершён, войдите снова.
error-key-invalid = Такого ключа API нет, или он отозван. Создайте новый.
error-key-expired = Срок ключа API «{ $name }» истёк. Создайте новый.
error-key-missing = Ключа API { $key } нет. Все покажет «manage keys list».
    .desk = Ключа API { $key } больше нет.
error-key-name-bad = Ключу API нужно имя: для чего он, не больше { $longest } знаков.
error-key-days-bad = Ключ API действует от 1 до { $most } дней, или 0 — всегда.
error-key-scopes-none = Скажите, что ключу можно: хотя бы одно право или * — всё, что можно его пользователю.
error-key-scope-too-wide = Ключу нельзя больше, чем его пользователю и тому, кто его создаёт: { $scope }.
error-key-too-many = У этого пользователя уже { $most } ключей API. Отзовите ненужные.

command-manage-keys = Ключи API для программ
command-manage-keys-list = Все ключи; целиком ни один не показывается
    .user = только этого пользователя
    .as_json = для программ
command-manage-keys-create = Новый ключ; показывается один раз
    .name = для чего он, своими словами
    .user = от чьего имени действует программа
    .scopes = право, которое есть у ключа, например knowledge.ask; можно несколько раз; * — всё, что можно пользователю
    .days = сколько дней действует; 0 — всегда
command-manage-keys-revoke = Ключ больше ничего не откроет
    .key_id = его номер из списка
keys-column-id = Номер
keys-column-user = Пользователь
keys-column-name = Для чего
keys-column-hint = Начало
keys-column-state = Состояние
keys-column-used = Последний раз
keys-column-scopes = Что можно
keys-none = Ключей API нет.
keys-state-revoked = отозван
keys-state-expired = срок истёк
keys-state-forever = без срока
keys-state-until = до { $until }
keys-created = Ключ «{ $name }» пользователя { $user } — виден только сейчас: { $secret }
keys-revoked = Ключ «{ $name }» пользователя { $user } больше ничего не откроет.

# Карточка на странице пользователей
keys-title = Ключи API
    .help = С ключом входит программа, у которой никто не набирает пароль: сайт, касса, клиент OpenAI.
keys-add = Новый ключ…
keys-new = Новый ключ
keys-for-what = Для чего он
    .help = Чтобы потом знать, какая программа без него остановится: касса, сайт.
keys-for-whom = От чьего имени действует программа
    .help = В журнале это будут действия этого человека. Больше, чем можно ему, ключу нельзя.
keys-may = Что ему можно
    .help = Не больше, чем нужно программе.
keys-for-questions = задавать вопросы и смотреть знания
keys-for-chats = задавать вопросы и вести чаты
keys-for-all = всё, что можно пользователю
keys-how-long = Сколько действует
    .help = Забытый где-нибудь ключ перестанет работать сам.
keys-days = { $count ->
    [0] без срока
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
keys-shown-once = Ключ «{ $name }»
    .help = Скопируйте его в программу сейчас: он показан один раз. Войдёт любой, у кого он есть.
keys-revoke = Отозвать
keys-may-all = всё, что можно пользователю
keys-may-some = { $count ->
    [one] { $count } право
    [few] { $count } права
   *[many] { $count } прав
}
keys-never-used = ещё не использован
keys-used = последний раз { $when } с адреса { $address }
