# Личные данные: согласие, забвение, квитанции.

command-people = Люди: забыть человека
command-people-forget = Удалить всё о человеке с этим номером: звук, слова, сообщения. Вернуть нельзя
    .number = например +79161234567
    .as_json = для программ
command-people-receipts = Квитанции об удалении для номера
    .number = например +79161234567
    .as_json = для программ
privacy-receipt = Квитанция { $id }, { $when } ({ $asked }). Удалено: записей — { $recordings }, реплик — { $messages }, сообщений СМС — { $sms }, обещаний — { $promises }. Без имени осталось: звонков — { $calls }, обещаний — { $promises_kept }.
privacy-receipt-sms = Мы удалили всё, что связано с вашим номером: записей — { $recordings }, реплик — { $messages }, СМС — { $sms }, обещаний — { $promises }. Без имени осталось: звонков — { $calls }, обещаний — { $promises_kept }. Квитанция { $id }.
privacy-no-receipts = Для этого номера квитанций нет.
privacy-asked-voice = по просьбе в звонке
privacy-asked-sms = по просьбе в СМС
privacy-asked-chat = по просьбе в переписке
privacy-asked-owner = командой
setting-conversations-keep_days = Сколько дней хранить слова звонков и сообщений
    .help = Потом текст удаляется, и из поиска тоже. То, что нужно для открытого обещания, остаётся. 0 — хранить всегда.
setting-sms-keep_days = Сколько дней хранить СМС
    .help = Потом полученные и отправленные сообщения удаляются. 0 — хранить всегда.
setting-calls-keep_days = Сколько дней хранить сведения о звонках
    .help = Кто и когда звонил. Звонок, чья запись ещё хранится, остаётся. 0 — хранить всегда.

# Страница «Личные данные»
page-privacy = Личные данные
privacy-consent = Согласие на запись разговора
privacy-recording = Запись
privacy-keeping = Сколько хранить
privacy-receipts = Квитанции об удалении
privacy-nobody-yet = Пока никого не забывали.
privacy-receipt-number = Квитанция { $id }
privacy-receipt-erased = Удалено: записей — { $recordings }, реплик — { $messages }, СМС — { $sms }, обещаний — { $promises }. Без имени осталось: звонков — { $calls }, обещаний — { $promises_kept }.
privacy-forget = Забыть человека…
privacy-forget-title = Забыть человека
privacy-forget-what = Звук, слова и сообщения этого номера будут удалены, а звонки останутся без имени. Вернуть их нельзя.
privacy-forget-number = Номер телефона
privacy-forget-now = Забыть навсегда
privacy-forgetting = Удаляем всё об этом номере
privacy-forgotten = { $number }: забыт. Квитанция — в списке ниже.
