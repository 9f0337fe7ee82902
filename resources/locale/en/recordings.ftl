# Recordings of calls.

error-recording-missing = There is no such recording ({ $recording_id }). See them all: calls list.
    .desk = This recording is no more. All calls are in Calls → History.
error-recording-move-refused = The recording is already { $state ->
    [running] running
    [complete] closed
    [broken] closed after a failure
   *[deleted] deleted
}. Reload the list.
error-recording-unwritable = The file { $path } cannot be written or removed ({ $reason }). Check the room on the disk and your rights to the folder.
error-recording-has-no-sound = The recording cannot be opened: the file is gone, or there is no sound in it. The transcript is still there.
error-recording-mute = The recording cannot be heard on this computer: { $reason }. Check the headphones or loudspeakers.

setting-recordings-keep_days = Days that recordings are kept
    .help = Then sound and transcript are removed. 0 keeps them for ever.
setting-recordings-enabled = Record calls
    .help = The greeting says that the call is recorded. Switch it off where recording is not allowed.
setting-recordings-hold_seconds = Seconds that sound waits before it goes to the disk
    .help = Within them card numbers and codes become silence. As much is lost in a power cut. 0 writes at once.
