# The server: what is told to programs and pages that ask, and what the owner chooses about it.

error-not-found = Nothing is served at { $path }. /docs lists what is.
error-method-not-allowed = { $method } is not served here; { $allowed } is.
error-sign-in-needed = Sign in first: send a token or an API key in the header "Authorization: Bearer …".
error-too-many-requests = Too many requests. Try again in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}.
error-body-too-large = The request is larger than { $largest } bytes, which is the most that is taken here.
error-body-too-slow = The request did not arrive in time. Send it again.
error-body-not-json = The request is not JSON: { $problem }
error-body-not-utf8 = The request is not text in UTF-8. Send it again in this encoding.
error-request-invalid = The request does not fit. { $where }: { $problem }{ $count ->
    [one] {""}
   *[other] { " " }({ $count } problems in all)
}
error-request-refused = The request was refused ({ $status }: { $reason }).
error-internal = Something went wrong here, it is not your fault. Report { $report } is stored with the logs.
error-web-port-taken = Another program serves at { $host }:{ $port } already. End it, or choose another port: settings set web.port NUMBER.
    .desk = Another program serves at { $host }:{ $port } already. End it, or choose another port in System → Settings.
error-web-port-unusable = The server cannot serve at { $host }:{ $port } ({ $reason }). Choose another address or port: settings set web.host ADDRESS, settings set web.port NUMBER.
    .desk = The server cannot serve at { $host }:{ $port } ({ $reason }). Choose another address or port in System → Settings.
error-web-certificate-unusable = The server cannot use the certificate { $file }: { $reason }. Give certificate and key as PEM files without a passphrase, or leave both settings empty: then it makes its own.
error-web-package-missing = The server needs the package { $package }, which is not installed here. Install the program as a whole, or switch the server off: settings set web.on no.
    .desk = The server needs the package { $package }, which is not installed here. Install the program as a whole, or switch the server off in System → Settings.

setting-web-on = The server for programs and pages
    .help = The API, the widget of the web site and what else others reach this program by. Off: no port is open.
setting-web-host = Address at which the server is reached
    .help = 127.0.0.1: only from this computer. 0.0.0.0: from the local network, too.
setting-web-port = Port of the server
    .help = From 1024 on; a lower one needs a right of the system.
setting-web-tls = Encrypt the connections
    .help = Needed as soon as others than this computer reach the server: passwords and talks pass through it.
setting-web-certificate = File with the certificate
    .help = PEM, with those above it. Empty: the server makes its own, which browsers warn of.
setting-web-certificate_key = File with the certificate's key
    .help = PEM, without a passphrase, readable by you alone.
setting-web-public_name = The server's name in the internet
    .help = A name or an IP address. It is written into the certificate that the server makes itself. Empty: it is reached from here only.
setting-web-origins = Web pages that may use the API
    .help = Their addresses, as https://example.org, with commas between. *: any page. The widget has a list of its own.
setting-web-per_minute = Requests a minute
    .help = Of one user, and of one address. 0: no limit.
setting-web-auth_per_minute = Sign-ins a minute
    .help = Of one address. 0: no limit.
setting-web-chat_per_minute = Questions a minute
    .help = Chat over the API and the widget: of one user, and of one address. 0: no limit.
setting-web-speech_per_minute = Requests for speech a minute
    .help = Rendering and recognising: of one user, and of one address. 0: no limit.

# The server's page

page-server = Server
server-name = Server
server-state = { $state ->
    [open] Open
    [off] Off
   *[closed] Opening
}
server-nowhere = No port is open
server-switch-on = Switch on
server-switch-off = Switch off
server-is-off = The server is off
server-keys = API keys
server-copy = Copy the address
server-copied = The address is copied
server-fact-reach = Reached from
server-fact-tls = Encryption
server-fact-limits = Limits a minute
server-reach = { $where ->
    [here] This computer only
   *[network] The local network
}
server-tls = { $on ->
    [yes] On
   *[no] Off
}
server-limits = requests { $default }, sign-ins { $auth }, questions { $chat }, speech { $speech }
server-health = How the parts of the program are
server-part-name = { $kind ->
    [database] Database
    [disk] Disk space
    [line] { $name }
   *[engine] Engine { $name }
}
server-part = { $state ->
    [ok] All right
   *[degraded] Needs help
}
server-twilio = Twilio
server-twilio-where = Write them into Twilio's console, at your number.
server-twilio-nowhere = When the program has an address on the internet, write it above: what goes into Twilio's console appears here.
server-twilio-voice = A call comes in
server-twilio-status = Call status changes
server-twilio-texts = A message comes in
server-twilio-token = Token of the Twilio account
    .help = The Auth Token from Twilio's console. It is kept in the system's keyring, or sealed, and cannot be shown again.
server-twilio-keep = Save the token
server-twilio-kept = The token is saved
server-twilio-try = Try it
server-twilio-trying = Asking Twilio
server-twilio-fits = All fits: Twilio knows the account, and its numbers lead here.
server-twilio-lacks = { $what ->
    [line] No line has a number at Twilio. Add a line and write its number: “System”, “Lines”.
    [address] The address under which Twilio finds the program is missing.
    [number] The account has no number { $number }. Check the line's number, or the account.
    [voice] Calls to { $number } do not come here. Write the address of incoming calls into Twilio's console.
   *[texts] Texts to { $number } do not come here. Write the address of incoming texts into Twilio's console.
}
