"""Language models: workers that go on with a talk, or tell what texts mean as vectors.

`service` speaks the wire; a backend implements `base.LlmWorker`. Nobody imports this package: the
worker process finds it by name.
"""
