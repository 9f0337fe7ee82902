"""`make soak CALLS=N`: many calls on several lines at once, with faults and kills, in real time.

Each line is the real program (`main.py --data … serve`) with a data folder and a simulated modem of
its own. One call in three meets a bad habit of the modem or the network (`faults.py`), and each
worker, the line process and the app are killed in one call of twenty. Nobody of the program is
asked how it went: `judge.py` compares what the simulator stamped, and what its caller heard, with
the databases, the WAV files and /proc.

    python -m tests.soak --calls 1000                  # about an hour on 4 cores
    python -m tests.soak --calls 60 --seed 7 --lines 2

`plan.py` deals the calls from a seed, `station.py` keeps one line served, `calling.py` makes one
call, `heard.py` finds in the sound what the caller was told, `weight.py` weighs processes,
`decay.py` is the modem that decays from call to call, `rows.py` makes the table of it all. Rows
and limits are those of the bench (`tests/bench`). Not collected by pytest.
"""
