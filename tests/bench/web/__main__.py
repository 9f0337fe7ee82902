"""`python -m tests.bench.web PORT`: the peer. FastAPI and uvicorn as their documentation has them.

It gives the same answers to the same questions as `ours.py`; of request ids, limits and headers it
knows nothing.
"""

import sys
from typing import Annotated

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel, Field

from tests.bench.web.answers import ANSWERS, UNKNOWN

app = FastAPI()


class Question(BaseModel):
    """What is asked."""

    text: Annotated[str, Field(max_length=500)]


class Answered(BaseModel):
    """What is known, and from where."""

    text: str
    source: str


@app.post("/ask")
async def ask(question: Question) -> Answered:
    """By the table."""
    text, source = ANSWERS.get(question.text, UNKNOWN)
    return Answered(text=text, source=source)


@app.get("/asked/{number}")
async def asked(number: str, limit: int = 50) -> list[Answered]:
    """Some of the table."""
    return [Answered(text=text, source=f"{source} {number}") for text, source in ANSWERS.values()][
        :limit
    ]


uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), access_log=False, log_level="warning")
