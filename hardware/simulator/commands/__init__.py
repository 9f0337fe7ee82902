"""The commands of a SIM7600 as tables: one file per subject, each with its `COMMANDS`.

`interpreter` joins the tables; nothing else imports them. What stands in no table is answered
with ERROR, as the modem does.
"""
