# Люди: кто звонит и пишет.

error-person-missing = Такого человека ({ $person_id }) больше нет: возможно, карточку удалили или объединили. Обновите список.
error-person-name-too-long = Имя слишком длинное: { $length ->
    [one] { $length } знак
    [few] { $length } знака
   *[many] { $length } знаков
}, можно до { $longest }. Сократите его.
