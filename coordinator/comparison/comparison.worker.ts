import { parentPort } from "node:worker_threads";
import { lowerPriority } from "../threads/lower-priority";
import { STOP } from "../threads/worker-thread";
import { checkComparator } from "./check-comparator";
import { compareByProgram } from "./compare-by-program";
import { compareJson } from "./compare-json";
import { rest } from "./run-comparator";
import type { ThreadReply, ThreadRequest } from "./thread-words";

lowerPriority();
// An exception here ends the thread; its owner starts another.
parentPort?.on("message", async (request: ThreadRequest | typeof STOP) => {
  if (request === STOP) return;
  const reply = answer(request);
  await rest();
  parentPort?.postMessage(reply);
});
parentPort?.postMessage("there");

function answer(request: ThreadRequest): ThreadReply {
  switch (request.kind) {
    case "json":
      return { kind: "verdict", verdict: compareJson(request.a, request.b, request) };
    case "program":
      return { kind: "verdict", verdict: compareByProgram(request.source, request.a, request.b) };
    case "check":
      return { kind: "checked", refusal: checkComparator(request.bytes) };
    default:
      throw new Error(`Unhandled request: ${(request satisfies never as { kind: string }).kind}`);
  }
}
