import { afterEach, expect, test, vi } from "vitest";
import { BlobUploader } from "./blob-uploader";

const STUB = { grantId: "g1", jobId: "job", block: 0, units: [1], token: "t".repeat(43) };
const OUTPUT = { kind: "output", unit: 1, fuel: 1, ms: 1, bytes: new Uint8Array(8) } as const;

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("nothing is sent on a network that must not be used, and what waits is sent on the next one", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  const asked = vi.fn(async () => Response.json({ receipt: "r" }));
  vi.stubGlobal("fetch", asked);
  const network = { mayTalk: false, bytes: 0 };
  const uploader = new BlobUploader("https://city.example", {
    deviceToken: () => "token",
    mayTalk: () => network.mayTalk,
    onBytes: (bytes) => {
      network.bytes += bytes;
    },
  });
  const wanted = vi.fn(() => true);
  const uploading = uploader.upload(STUB, OUTPUT, wanted);
  // Its hash is computed on another thread, whatever the clock says.
  while (wanted.mock.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
  await vi.advanceTimersByTimeAsync(600_000);
  expect(asked).not.toHaveBeenCalled();
  network.mayTalk = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await uploading).toMatchObject({ kind: "blob", byteLength: OUTPUT.bytes.length, receipt: "r" });
  expect(network.bytes).toBe(OUTPUT.bytes.length);
});
