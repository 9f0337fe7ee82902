"""`python -m tests.bench.pipecat TASK`: answers a simulated modem's calls with pipecat."""

import asyncio
import json
import sys
import time
from pathlib import Path

from pipecat.audio.turn.smart_turn.local_smart_turn_v3 import LocalSmartTurnAnalyzerV3
from pipecat.audio.vad.silero import SileroVADAnalyzer
from pipecat.frames.frames import TTSSpeakFrame
from pipecat.pipeline.pipeline import Pipeline
from pipecat.pipeline.worker import PipelineParams, PipelineWorker
from pipecat.processors.aggregators.llm_context import LLMContext
from pipecat.processors.aggregators.llm_response_universal import (
    LLMContextAggregatorPair,
    LLMUserAggregatorParams,
)
from pipecat.turns.user_stop import (
    BaseUserTurnStopStrategy,
    SpeechTimeoutUserTurnStopStrategy,
    TurnAnalyzerUserTurnStopStrategy,
)
from pipecat.turns.user_turn_strategies import UserTurnStrategies
from pipecat.workers.runner import WorkerRunner

from engines.clients import SttClient, TtsClient
from engines.clients.service import RemoteService
from engines.wire import Endpoint
from engines.wire.stt import PhraseList
from tests.bench.pipecat.port import RATE, PcmPort, PcmTransport
from tests.bench.pipecat.services import Answers, WorkerStt, WorkerTts
from tests.bench.pipecat.task import Event, Strategy, Task
from tests.bench.pipecat.telephone import Telephone


def tell(event: Event, text: str = "") -> None:
    """One line, with the time on the clock that the simulator stamps with."""
    line = {"event": event, "at": time.monotonic(), "text": text}
    print(json.dumps(line, ensure_ascii=False), flush=True)


def stop_strategy(strategy: Strategy) -> BaseUserTurnStopStrategy:
    """As the documentation makes one."""
    match strategy:
        case Strategy.VOICE_ACTIVITY:
            return SpeechTimeoutUserTurnStopStrategy()
        case Strategy.SMART_TURN:
            return TurnAnalyzerUserTurnStopStrategy(turn_analyzer=LocalSmartTurnAnalyzerV3())


def pipeline(task: Task, port: PcmPort, hearing: SttClient, speaking: TtsClient) -> Pipeline:
    """One call's."""
    phrases = PhraseList.of(task.language, tuple(task.phrases))
    transport = PcmTransport(port)
    talk = LLMContextAggregatorPair(
        LLMContext(),
        user_params=LLMUserAggregatorParams(
            user_turn_strategies=UserTurnStrategies(stop=[stop_strategy(task.strategy)]),
            vad_analyzer=SileroVADAnalyzer(),
        ),
    )

    @talk.user().event_handler("on_user_turn_started")
    async def began(*_: object) -> None:
        tell(Event.TURN_BEGAN)

    @talk.user().event_handler("on_user_turn_stopped")
    async def ended(*said: object) -> None:
        tell(Event.TURN_ENDED, getattr(said[-1], "content", None) or "")

    return Pipeline(
        [
            transport.input(),
            WorkerStt(hearing, phrases=phrases),
            talk.user(),
            Answers(task.answers),
            WorkerTts(speaking, voice=task.voice, language=task.language),
            transport.output(),
            talk.assistant(),
        ]
    )


async def client_of(endpoint: str) -> RemoteService:
    """One of our workers, asked what it is."""
    service = RemoteService(endpoint=Endpoint.parse(endpoint))
    await service.describe()
    return service


async def call(task: Task, telephone: Telephone, hearing: SttClient, speaking: TtsClient) -> None:
    """One call, from the ring to its end."""
    port = PcmPort(task.pcm_path)
    try:
        worker = PipelineWorker(
            pipeline(task, port, hearing, speaking),
            params=PipelineParams(audio_in_sample_rate=RATE, audio_out_sample_rate=RATE),
            idle_timeout_secs=None,
            enable_rtvi=False,
        )
        runner = WorkerRunner(handle_sigint=False)
        await runner.add_workers(worker)
        await telephone.answered()
        running = asyncio.create_task(runner.run())
        await worker.queue_frames([TTSSpeakFrame(task.greeting)])
        await telephone.over()
        await worker.cancel()
        await running
    finally:
        port.close()
    tell(Event.CALL_OVER)


async def serve(task: Task) -> None:
    """Call after call."""
    hearing = SttClient(service=await client_of(task.recogniser))
    speaking = TtsClient(service=await client_of(task.voice_worker))
    await hearing.prepare(PhraseList.of(task.language, tuple(task.phrases)))
    await speaking.render(task.greeting, voice=task.voice, language=task.language)
    telephone = await Telephone.open(task.at_path)
    tell(Event.READY)
    while True:
        await call(task, telephone, hearing, speaking)


if __name__ == "__main__":
    asyncio.run(serve(Task.read(Path(sys.argv[1]))))
