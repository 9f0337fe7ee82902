# Записи разговоров.

error-recording-missing = Этой записи ({ $recording_id }) нет. Список записей: calls list.
error-recording-move-refused = Запись уже { $state ->
    [running] идёт
    [complete] закрыта
    [broken] закрыта после сбоя
   *[deleted] удалена
}. Обновите список.
error-recording-unwritable = Файл { $path } нельзя записать или удалить ({ $reason }). Проверьте место на диске и права на папку.

setting-recordings-keep_days = Сколько дней хранить записи
    .help = Потом звук и расшифровка удаляются. 0 — хранить всегда.
setting-recordings-enabled = Записывать разговоры
    .help = Секретарь предупреждает о записи в приветствии. Выключите, если записывать нельзя.
