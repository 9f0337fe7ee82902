"""The peer of the section `pipecat`: pipecat 1.14 on the same simulated modem, engines and answers.

`task.py` is what it is told, and imports nothing of pipecat. `python -m tests.bench.pipecat TASK`
runs in the environment that `environment.py` makes by hash from `requirements.txt`: `telephone.py`
takes the modem's calls, `port.py` is its sound as a pipecat transport, `services.py` lets pipecat
hear and speak by our workers. Everything else is pipecat's, as it comes.
"""
