"""`make bench`: what a caller would feel, measured at the far end of a simulated phone line.

Each section starts the real program as a person would (`main.py --data SCRATCH serve`, set up by
its own commands), rings it through a simulated SIM7600 on two ptys, and measures there. Rows go to
the terminal and to `build/bench.json`, next to the limits of `limits.py`. pytest collects only what
tests the counting itself.

    python -m tests.bench                       # all sections, about half an hour
    python -m tests.bench greeting barge_in     # some
    BENCH_MINUTES=1 python -m tests.bench clock # a shortened clock, which says that it is

`sections.py` lists the sections, each a file of its own. `program.py` is the program under test,
`caller.py` the network's side, `clips.py` what is said, `transcripts.py` what the program stored,
`figures.py` and `report.py` what is printed.
"""
