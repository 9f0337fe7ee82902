# Privacy: consent, forgetting, receipts.

command-people = People: forget somebody
command-people-forget = Delete everything about whoever has this number: sound, words, messages. It cannot be undone
    .number = for example +79161234567
    .as_json = for programs
command-people-receipts = Receipts of deletion for a number
    .number = for example +79161234567
    .as_json = for programs
privacy-receipt = Receipt { $id }, { $when } ({ $asked }). Deleted: { $recordings } recordings, { $messages } remarks, { $sms } text messages, { $promises } promises. Kept without a name: { $calls } calls, { $promises_kept } promises.
privacy-receipt-sms = We have deleted everything that belongs to your number: { $recordings } recordings, { $messages } remarks, { $sms } text messages, { $promises } promises. Kept without a name: { $calls } calls, { $promises_kept } promises. Receipt { $id }.
privacy-no-receipts = There are no receipts for this number.
privacy-asked-voice = asked for in a call
privacy-asked-sms = asked for in a text message
privacy-asked-chat = asked for in a chat
privacy-asked-owner = by command
setting-conversations-keep_days = Days to keep the words of calls and messages
    .help = Then the text is deleted, from the search, too. What an open promise needs stays. 0 keeps it for ever.
setting-sms-keep_days = Days to keep text messages
    .help = Then messages that came and went are deleted. 0 keeps them for ever.
setting-calls-keep_days = Days to keep the records of calls
    .help = Who called and when. A call whose recording is still kept stays. 0 keeps them for ever.

# The page of privacy
page-privacy = Privacy
privacy-consent = Consent to recording
privacy-recording = Recording
privacy-keeping = How long to keep
privacy-receipts = Receipts of forgetting
privacy-nobody-yet = Nobody was forgotten yet.
privacy-receipt-number = Receipt { $id }
privacy-receipt-erased = Deleted: recordings – { $recordings }, lines of talk – { $messages }, texts – { $sms }, promises – { $promises }. Left without a name: calls – { $calls }, promises – { $promises_kept }.
privacy-forget = Forget a person…
privacy-forget-title = Forget a person
privacy-forget-what = Sound, words and messages of this number are deleted, its calls stay without a name. Nothing brings them back.
privacy-forget-number = Telephone number
privacy-forget-now = Forget for good
privacy-forgetting = Deleting everything about this number
privacy-forgotten = { $number } is forgotten. The receipt stands in the list below.
