setting-twilio-public_url = Address for Twilio
    .help = Under which Twilio reaches this program from outside, as https://secretary.example.com. Its signatures are checked against it, so it must be the very one that stands in Twilio's console.
setting-twilio-account_sid = Account at Twilio
    .help = The Account SID of Twilio's console; it begins with AC. With it the secretary sends texts and calls people from the line's number; without it she only takes what comes.
setting-twilio-api_server = Twilio's server
    .help = Only where the account lives in another region, for example https://api.dublin.ie1.twilio.com.
setting-twilio-answer_texts = Answer texts by Twilio
    .help = A text message to a number at Twilio is answered at once; no: it only stands in the person's thread.
error-twilio-not-genuine = This request is not signed by your Twilio account, or was meant for another address. Compare twilio.public_url with the address in Twilio's console, and set the account's token again: manage secrets set twilio.auth-token --file FILE
    .desk = This request is not signed by your Twilio account, or was meant for another address. Compare the address in the settings with the one in Twilio's console, and the account's token.
error-twilio-not-set-up = Twilio cannot be believed yet: set twilio.public_url, and give the account's token with manage secrets set twilio.auth-token --file FILE
    .desk = Twilio cannot be believed yet: its { $lacking ->
        [public-url] address in the settings
       *[token] account's token
    } is missing.
error-twilio-stream-missing = No call is expected here, or it came too late.
error-twilio-trouble = { $trouble ->
    [not-set-up] The name of the Twilio account, or its token, is missing: set twilio.account_sid, and give the token with manage secrets set twilio.auth-token --file FILE
    [account] Twilio does not accept the account. Compare twilio.account_sid and the token with Twilio's console.
    [busy] Twilio asks to wait. Try again later.
    [away] Twilio cannot be reached. Look at the internet connection.
    [refused] Twilio refuses ({ $number }): { $told }
   *[unsure] Twilio did not answer; nobody knows whether it is done.
}
    .desk = { $trouble ->
        [not-set-up] The name of the Twilio account, or its token, is missing in the settings.
        [account] Twilio does not accept the account. Compare its name and token with Twilio's console.
        [busy] Twilio asks to wait. Try again later.
        [away] Twilio cannot be reached. Look at the internet connection.
        [refused] Twilio refuses ({ $number }): { $told }
       *[unsure] Twilio did not answer; nobody knows whether it is done.
    }
