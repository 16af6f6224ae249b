import { afterEach, expect, test, vi } from "vitest";
import { TransferGate } from "./transfer-gate";

afterEach(() => vi.unstubAllGlobals());

test("transfers are aborted when the network becomes metered, and none begins until it is not", async () => {
  let mayTalk = true;
  const begun: AbortSignal[] = [];
  vi.stubGlobal("fetch", async (_: URL, { signal }: { signal: AbortSignal }) => {
    begun.push(signal);
    if (!mayTalk) throw new Error("This was to be asked first.");
    return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  });
  const gate = new TransferGate(() => mayTalk);
  const coming = gate.fetch("https://city.example/blobs/1", { signal: AbortSignal.timeout(60_000) });
  mayTalk = false;
  gate.close();
  await expect(coming).rejects.toThrow(/abort/i);
  await expect(gate.fetch("https://city.example/blobs/2")).rejects.toThrow(/rules/);
  mayTalk = true;
  void gate.fetch("https://city.example/blobs/3").catch(() => {});
  expect(begun.map(({ aborted }) => aborted)).toEqual([true, false]);
});
