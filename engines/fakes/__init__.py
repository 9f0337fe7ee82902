"""Scripted engines, run as real workers through the same process, wire and supervisor.

`stt_script` tells words from a script in their time (where no recogniser is installed, and in
tests), `tts_script` speaks tones by a timetable, `llm_script` writes by one, `stt_faulty` fails in
the way it is told to. Imported by nobody: started by role name.
"""
