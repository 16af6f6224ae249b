import { parentPort, workerData } from "node:worker_threads";
import { verifyGlobinUnit } from "../../samples/globins/verify";

for (const [unit, stdout] of workerData as [number, string | undefined][]) {
  parentPort?.postMessage({ unit, why: stdout === undefined ? "there is no output" : verifyGlobinUnit(unit, stdout) });
}
