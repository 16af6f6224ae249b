import { createHistogram } from "node:perf_hooks";
import type { Coordinator } from "#coordinator/shell/coordinator";
import type { SessionId } from "#core/ids";

const MICROS_PER_MS = 1_000;

/**
 * How long results wait from the decision about them until they are durable and acknowledged, p99 in milliseconds since
 * the last time that this was asked. What an acknowledgement takes beyond it is sockets, and turns of either event loop.
 */
export function watchDurable(coordinator: Coordinator): () => number {
  const waits = createHistogram();
  const decided = new Map<SessionId, number[]>();
  const dispatch = coordinator.dispatch.bind(coordinator);
  coordinator.dispatch = (event) => {
    if (event.kind === "results.committed") for (const sessionId of event.sessionIds) record(sessionId);
    else if (event.kind === "results.returned") note(event.sessionId);
    dispatch(event);
  };

  function note(sessionId: SessionId) {
    const times = decided.get(sessionId);
    if (times) times.push(performance.now());
    else decided.set(sessionId, [performance.now()]);
  }

  function record(sessionId: SessionId) {
    const since = decided.get(sessionId)?.shift();
    if (since !== undefined) waits.record(Math.max(1, Math.round((performance.now() - since) * MICROS_PER_MS)));
  }

  return () => {
    const found = waits.percentile(99) / MICROS_PER_MS;
    waits.reset();
    return found;
  };
}
