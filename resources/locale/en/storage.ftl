# The database. Seen in a terminal and in the window, when the data folder does not open.

error-database-newer = The database { $path } was made by a newer version of the program ({ $found }; this one knows up to { $known }). Update the program, or choose another folder with --data. The database was not changed.
error-database-locked = The database { $path } is locked by another program. Close it (a database viewer, a backup, a virus scanner) and try again.
error-database-disk-full = The disk with the folder { $folder } is full, so nothing was saved. Make room and try again.
error-database-unwritable = The database { $path } cannot be written to. Check your rights to the folder { $folder } and the health of the disk, or choose another folder with --data.
error-database-foreign = The file { $path } is not a database of the secretary. Move it away, or choose another folder with --data.
error-database-damaged = The database { $path } is damaged. Bring back a copy from { $backups } or from your own backup.
error-database-upgrade-failed = The database { $path } could not be upgraded from { $revision }; it is as it was. Go back to the earlier version of the program; the same command with --log-level debug shows the details for the developers.
