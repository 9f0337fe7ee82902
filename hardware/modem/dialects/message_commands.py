"""The commands of short messages and of USSD: 3GPP 27.005 and 27.007, as data.

Time limits: SIMCom's manual allows AT+CMGS 40 s and AT+CUSD 20 s, but a hanging one keeps a caller
waiting, for nothing else can be said to the modem meanwhile. A network takes a message in 2 to 5 s;
what has not come in four times that is given up.
"""

from hardware.at.commands import Command
from hardware.modem.dialects.base import QUICK_S, SIM_S

SEND = Command(
    text="AT+CMGS={octets}",
    time_limit_s=20.0,
    prompt_limit_s=5.0,
    answer=r"\+CMGS: ?\d+",
    source="27.005 4.3; a SIM7600 that never answers it: transcript 31",
)
LIST = Command(
    text="AT+CMGL=4",
    time_limit_s=SIM_S,
    answer=r"\+CMGL: ?\d+",
    source="27.005 4.1: all, read or not; listing marks them as read",
)
READ = Command(
    text="AT+CMGR={index}", time_limit_s=SIM_S, answer=r"\+CMGR: ?\d", source="27.005 4.2"
)
DELETE = Command(text="AT+CMGD={index}", time_limit_s=SIM_S, source="27.005 3.5.4")
USE_MEMORY = Command(
    text='AT+CPMS="{memory}"', time_limit_s=SIM_S, answer=r"\+CPMS: ?", source="27.005 3.2.2"
)
RECEIVE_INTO = Command(
    text='AT+CPMS="{memory}","{memory}","{memory}"',
    time_limit_s=SIM_S,
    answer=r"\+CPMS: ?",
    source="27.005 3.2.2: what is read, what is written, where messages arrive",
)
USSD = Command(
    text='AT+CUSD=1,"{code}",15',
    # Its answer is no part of it: +CUSD comes by itself, before the OK or long after it.
    time_limit_s=QUICK_S,
    source="27.007 7.15",
)
END_USSD = Command(text="AT+CUSD=2", time_limit_s=QUICK_S, source="27.007 7.15")
