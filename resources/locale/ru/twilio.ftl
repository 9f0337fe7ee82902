setting-twilio-public_url = Адрес для Twilio
    .help = По которому Twilio находит программу снаружи, в виде https://secretary.example.com. По нему проверяются подписи, поэтому он должен совпадать с адресом в консоли Twilio.
setting-twilio-account_sid = Аккаунт Twilio
    .help = Account SID из консоли Twilio, начинается с AC. С ним секретарь отправляет SMS и звонит с номера линии; без него — только принимает.
setting-twilio-api_server = Сервер Twilio
    .help = Менять, только если аккаунт живёт в другом регионе, например https://api.dublin.ie1.twilio.com.
setting-twilio-answer_texts = Отвечать на SMS через Twilio
    .help = На SMS, пришедшую на номер в Twilio, секретарь отвечает сразу; нет — сообщение только появится в переписке с человеком.
error-twilio-not-genuine = Запрос не подписан вашим аккаунтом Twilio или отправлен на другой адрес. Сверьте twilio.public_url с адресом в консоли Twilio и введите токен аккаунта заново: manage secrets set twilio.auth-token --file ФАЙЛ
    .desk = Запрос не подписан вашим аккаунтом Twilio или отправлен на другой адрес. Сверьте адрес в настройках с адресом в консоли Twilio и токен аккаунта.
error-twilio-not-set-up = Запросы Twilio пока нельзя проверить: задайте twilio.public_url и введите токен аккаунта: manage secrets set twilio.auth-token --file ФАЙЛ
    .desk = Запросы Twilio пока нельзя проверить: не хватает { $lacking ->
        [public-url] адреса в настройках
       *[token] токена аккаунта
    }.
error-twilio-stream-missing = Здесь звонка не ждут, или он пришёл слишком поздно.
error-twilio-trouble = { $trouble ->
    [not-set-up] Не хватает имени аккаунта Twilio или токена: задайте twilio.account_sid и введите токен: manage secrets set twilio.auth-token --file ФАЙЛ
    [account] Twilio не принимает аккаунт. Сверьте twilio.account_sid и токен с консолью Twilio.
    [busy] Twilio просит подождать. Попробуйте позже.
    [away] До Twilio не достучаться. Проверьте интернет.
    [refused] Twilio отказывается ({ $number }): { $told }
   *[unsure] Twilio не ответил; сделано ли, неизвестно.
}
    .desk = { $trouble ->
        [not-set-up] В настройках не хватает имени аккаунта Twilio или токена.
        [account] Twilio не принимает аккаунт. Сверьте имя аккаунта и токен с консолью Twilio.
        [busy] Twilio просит подождать. Попробуйте позже.
        [away] До Twilio не достучаться. Проверьте интернет.
        [refused] Twilio отказывается ({ $number }): { $told }
       *[unsure] Twilio не ответил; сделано ли, неизвестно.
    }
