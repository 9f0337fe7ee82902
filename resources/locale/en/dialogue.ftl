# What the secretary says. say-… is the common sentence, say-…-marina how Marina says it.

say-greeting = { $recording ->
    [yes] Hello! This is { $company }, my name is { $name }. This call is recorded. How can I help you?
   *[no] Hello! This is { $company }, my name is { $name }. How can I help you?
}
say-greeting-marina = { $recording ->
    [yes] Good day. { $company }, { $name } speaking. Please note that this call is recorded. How may I help?
   *[no] Good day. { $company }, { $name } speaking. How may I help?
}
say-greeting-plain = { $recording ->
    [yes] Hello! My name is { $name }. This call is recorded. How can I help you?
   *[no] Hello! My name is { $name }. How can I help you?
}
say-greeting-plain-marina = { $recording ->
    [yes] Good day. { $name } speaking. Please note that this call is recorded. How may I help?
   *[no] Good day. { $name } speaking. How may I help?
}
say-greeting-own = { $recording ->
    [yes] { $words } This call is recorded.
   *[no] { $words }
}
say-greeting-own-ask = { $words } May I record our call?
say-calling = { $recording ->
    [yes] Hello! This is { $company }, my name is { $name }. This call is recorded.
   *[no] Hello! This is { $company }, my name is { $name }.
}
say-calling-marina = { $recording ->
    [yes] Good day. { $company }, { $name } speaking. Please note that this call is recorded.
   *[no] Good day. { $company }, { $name } speaking.
}
say-calling-plain = { $recording ->
    [yes] Hello! My name is { $name }, I am a secretary. This call is recorded.
   *[no] Hello! My name is { $name }, I am a secretary.
}
say-calling-back = I am calling you back as promised.
say-calling-back-marina = I am calling back as promised.
say-calling-back-about = I am calling you back as promised. You said: { $about }.
say-calling-back-also = And also: { $about }.
say-found-out = You asked: { $about }. I have found out.
say-found-out-marina = About your question: { $about }.
say-calling-about = I am calling for this reason: { $about }.
say-calling-listens = I am listening.
say-greeting-ask = Hello! This is { $company }, my name is { $name }. May I record our call?
say-greeting-ask-marina = Good day. { $company }, { $name } speaking. May I record this call?
say-greeting-plain-ask = Hello! My name is { $name }. May I record our call?
say-greeting-plain-ask-marina = Good day. { $name } speaking. May I record this call?
say-recording-agreed = Thank you.
say-recording-declined = All right, this is not recorded.
say-recording-erased = All right. Nothing is recorded any more, and what was recorded is erased.
say-forget-everything = Shall I delete everything about you? It cannot be brought back. Please say yes or no.
say-will-forget = All right. As soon as we hang up I will delete everything that belongs to your number.
say-not-forgotten = All right, I delete nothing.
say-emergency = If this is an emergency, hang up and dial 112 now. I have raised the alarm with our people.
say-is-it-an-emergency = I may have misheard. Is this an emergency? Please say yes or no.
say-language-switched = Of course, let us speak English.
say-language-switched-marina = Certainly, in English.
say-language-not-spoken = I am sorry, I speak English only.
say-how-can-i-help = How can I help you?
say-how-can-i-help-marina = How may I help?
say-anything-else = Is there anything else I can do for you?
say-anything-else-marina = Anything else?
say-still-there = Are you still there?
say-still-there-marina = Hello, are you on the line?
say-not-understood = Sorry, I did not catch that. Could you say it again, please?
say-not-understood-marina = I did not catch that. Please say it again.
say-not-understood-again = I am sorry, I still did not understand.
say-not-understood-again-marina = I could not make that out either.
say-offer-message = Shall I take a message, so that we can call you back?
say-offer-message-marina = May I take a message?
say-no-operator = I cannot put you through to a person yet, but I will pass on whatever you say.
say-no-operator-marina = I cannot transfer the call, but I can take a message.
say-say-your-message = Please go ahead, I am taking it down.
say-say-your-message-marina = Go ahead, I am writing.
say-call-back-on = Shall we call you back on { $number }?
say-number-so = I have { $number }. Is that right?
say-which-digits = What should I correct? Please say only the wrong digits, or the whole number again.
say-is-it-so = { $spelled ->
    [no] I have { $word }. Is that right?
   *[yes] I have { $word }, spelled { $letters }. Is that right?
}
say-spell-again = Please spell it once more.
say-which-number = On which number shall we call you back? Please say it digit by digit.
say-which-number-again = Sorry, I did not get the number. Please say it once more, one digit at a time.
say-message-stored = { $timed ->
    [yes] I have written it down. We will call you back { $when }.
   *[no] I have written it down. We will call you back.
}
say-message-stored-no-number = I have written it down and will pass it on.
say-call-back-promised = { $timed ->
    [yes] All right, we will call you back { $when }.
   *[no] All right, we will call you back.
}
say-which-time = When shall we call you back?
say-sms-promised = All right, we will send it as a text message to { $number }.
say-message-cancelled = All right, I will not pass anything on.
say-which-of-two = Do you mean { $first } or { $second }?
say-will-find-out = I cannot tell you for sure right now, but I will find out.
say-question-stored = { $timed ->
    [yes] I cannot tell you for sure right now. I will find out, and we will call you back { $when }.
   *[no] I cannot tell you for sure right now. I will find out, and we will call you back.
}
say-question-stored-no-number = I am sorry that I cannot tell you at once. Please call again.
say-give-up = I am afraid I cannot understand you. A person will call you back. Goodbye!
say-give-up-no-number = I am afraid I cannot understand you. Please call again. Goodbye!
say-goodbye = Thank you for calling. Goodbye!
say-goodbye-marina = Goodbye, and all the best.
say-goodbye-silence = I cannot hear you. Please call again. Goodbye!
say-too-long = I am sorry, I have to free the line. Please call again if you need anything. Goodbye!
say-apology = I am sorry, I have a technical problem. Could you say that again, please?
say-apology-marina = My apologies, a fault on the line. Please say that again.
say-lead-in = One moment, please.
say-lead-in-marina = Let me see.
say-lead-in-again = Just a little longer.
say-sorry-to-wait = I am sorry to keep you waiting.
say-waited-too-long = I am sorry, this takes too long. Would you like to leave a message, so that a person calls you back?
# A person answers whoever calls by Twilio's own voice, in writing.
say-with-a-person = Your question is written down, and one of my colleagues will answer it.

# The program was away in the middle of a call; all but the last is said by the line on its own.
say-hold-on = I am sorry, the connection to the secretary was lost. Please hold on for a few seconds.
say-one-moment = A few more seconds, please.
say-will-call-back = I am sorry, the secretary could not be reached again. We will call you back. Goodbye!
say-call-again = I am sorry, the secretary could not be reached again. Please call once more. Goodbye!
say-back-again = I am back with you. How can I help?
say-back-again-ask = I am back with you. May I record our call?
record-absence = The program broke off, and for { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
} nobody listened to the caller; the recording went on.

# Settings.
setting-dialogue-answer_characters = Length of a language model's answer
    .help = A language model says no more characters than this in one answer; 400 are about thirty seconds of speech.
setting-dialogue-first_sentence_seconds = Patience with a language model
    .help = Where a model has no first sentence after so many seconds, the secretary answers without it.
setting-dialogue-use_model = Answer by a language model
    .help = Without it answers are facts, FAQ entries and exact quotes from documents.

# secretary ask
command-ask = Ask a question as a caller would, and see what the answer rests on
    .text = The question, in quotation marks.
    .language = Language of the answer; without it, that of the question.
    .as_json = For programs: one JSON document with every sentence, its evidence and the time of each stage.
ask-evidence = {"    "}← { $kind } { $ref }{ $placed ->
        [yes] {" "}· { $place }
       *[no] {""}
    } · { $score }
ask-quote = {"      "}“{ $quote }”
ask-page = p. { $page }
ask-action = → { $action } (not carried out: nobody asked in earnest)
# $stage is a stage of the answer, $number that of a sentence
ask-stage = { $at } ms — { $stage ->
    [knowledge] facts and FAQ were searched
    [documents] documents were searched
    [model-asked] the model was asked
    [first-token] the model's first word
    [sentence] sentence { $number }
   *[done] done
}
error-model-not-ready = The language model did not start: { engine-trouble } Check it with “models verify”, or answer without it: “settings set dialogue.use_model false”.
    .desk = The language model did not start: { engine-trouble.desk } Check it in System → Models, or answer without it: System → Settings.

say-thanks-for-waiting = Thank you for waiting. How can I help?
say-colleague-lost = My colleague was cut off, I am with you again. Please go on.
say-connecting = One moment please, I am putting you through to a colleague.
say-held-too-long = Thank you for waiting, and I am sorry that it takes so long.
say-nobody-free = I am sorry, none of my colleagues is free now. { $timed ->
    [yes] You will be called back { $when }.
   *[no] You will be called back.
}
say-nobody-free-no-number = I am sorry, none of my colleagues is free now.
