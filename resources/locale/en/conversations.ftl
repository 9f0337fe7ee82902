# Threads and messages.

error-thread-missing = That thread ({ $thread_id }) is no longer there. Reload the list.
error-message-missing = That message ({ $message_id }) is no longer there. Reload the thread.
