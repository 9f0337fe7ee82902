# Short messages

setting-sms-daily_limit = SMS in 24 hours
    .help = How many are sent at most, as the operator counts them: a long text is several. 0 sends none.
error-sms-empty = There is nothing to send. Write the text in quotes after the number.
error-sms-too-long = The text would be { $parts } SMS; { $most } is the most. Shorten it.
error-sms-missing = There is no SMS with the id { $sms }. Look at sms list.
    .desk = This SMS is no more.
error-sms-ambiguous = Several SMS end with { $sms }. Type more characters of the id.

command-sms = Send and read SMS
command-sms-send = Put an SMS into the queue; it is sent as soon as the line is free
    .number = for example +79161234567
    .text = in quotes
    .line_id = by which line (line list); without it by the one they know
command-sms-list = List the latest SMS, in and out
    .limit = how many
    .as_json = for programs
command-sms-show = Show an SMS and what became of it
    .sms_id = the end of its id, from sms list
    .as_json = for programs
sms-column-id = Id
sms-column-when = When
sms-column-who = Who
sms-column-state = State
sms-column-line = Line
sms-column-text = Text
sms-none = No SMS yet.
sms-queued = { $parts ->
    [1] Queued as { $id }.
   *[other] Queued as { $id }, in { $parts } parts.
}
sms-state = { $state ->
    [received] received
    [incomplete] a part is missing
    [queued] waiting
    [sent] sent
    [delivered] delivered
    [failed] not sent
   *[unsure] perhaps sent
}
sms-why = { $reason ->
    [number-unsuitable] The network says: there is no such number, or it takes no SMS. Check the number.
    [barred] The network does not let this SIM card send. Ask the operator, and look at the balance: line balance
    [malformed] The network refused the message as wrongly written. Send it in other words.
    [no-centre] The SIM card does not know its message centre. Ask the operator for its number.
    [no-messages] This line has no SIM card. Choose a modem: line set line1 kind modem
    [not-delivered] The network could not deliver it. Ring the person, or send it again.
    [given-up] The network did not take it for hours. Look at line check and line balance, then send it again.
    [program-died] The program stopped while it was being sent: it may have arrived. Ask, or send it again.
    [message-uncertain] The modem took it and said nothing more: it may have arrived. Ask, or send it again.
    [line-lost] The line broke off while it was being sent: it may have arrived. Ask, or send it again.
    [line-silent] The line said nothing more of it: it may have arrived. Ask, or send it again.
    [half-gone] A part of it went by a line that is no more. Send the rest by hand.
    [twilio-barred] Twilio does not send to this number. Allow its country in Twilio's console (Messaging Geographic Permissions).
    [twilio-stopped] The person has answered Twilio with STOP: this number may not write to them.
    [twilio-not-ours] The line's number does not belong to your account at Twilio, or sends no SMS. Check the number of the line.
    [twilio-account] Twilio does not accept the account. Compare its name and token with Twilio's console.
    [twilio-not-set-up] The name of the Twilio account, or its token, is missing.
    [twilio-busy] Twilio asks to wait; the message goes later.
    [twilio-away] Twilio cannot be reached; the message goes later. Look at the internet connection.
    [twilio-unsure] Twilio did not answer: it may have arrived. Ask, or send it again.
    [network-forbidden] Connections to other machines are forbidden in the settings.
   *[other] The last try failed: { $reason }.
}
    .desk = { $reason ->
        [number-unsuitable] The network says: there is no such number, or it takes no SMS. Check the number.
        [barred] The network does not let this SIM card send. Ask the operator, and look at the balance in System → Lines.
        [malformed] The network refused the message as wrongly written. Send it in other words.
        [no-centre] The SIM card does not know its message centre. Ask the operator for its number.
        [no-messages] This line has no SIM card. Send it by a line that has a modem.
        [not-delivered] The network could not deliver it. Ring the person, or send it again.
        [given-up] The network did not take it for hours. Check the line in System → Lines, then send it again.
        [program-died] The program stopped while it was being sent: it may have arrived. Ask, or send it again.
        [message-uncertain] The modem took it and said nothing more: it may have arrived. Ask, or send it again.
        [line-lost] The line broke off while it was being sent: it may have arrived. Ask, or send it again.
        [line-silent] The line said nothing more of it: it may have arrived. Ask, or send it again.
       *[other] The last try failed: { $reason }.
    }
sms-next-try = Tried { $attempts } times; the next try is at { $when }.
error-sms-not-again = This message cannot be sent again: it is { $state ->
    [queued] in the queue already
    [sent] sent already
    [delivered] delivered already
   *[other] not ours
}.
