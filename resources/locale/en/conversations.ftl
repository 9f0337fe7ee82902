# Threads and messages.

error-thread-missing = That thread ({ $thread_id }) is no longer there. Reload the list.
error-message-missing = That message ({ $message_id }) is no longer there. Reload the thread.

setting-conversations-person_minutes = A thread taken over comes back after, min
    .help = Where somebody who took a thread over says nothing for so long, the assistant answers again. 0: only when they give it back.
error-thread-unreachable = There is no way to write to them: we know neither a number nor a chat of this person.
