import { hash } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { encodeOutput } from "#core/units/output";
import { LIMITS } from "#protocol/limits";
import { sha256InSteps } from "../bytes/sha256-in-steps";
import { withoutCopy } from "../bytes/without-copy";
import type { DeviceDatabase } from "../database";
import { keptResult } from "./keep-output";
import { OutputStore } from "./output-store";

/** How many bytes of copies there are now, and the most there were. */
class Copies {
  #now = 0;
  most = 0;

  async during<T>(bytes: number, work: Promise<T>): Promise<T> {
    this.#now += bytes;
    this.most = Math.max(this.most, this.#now);
    try {
      return await work;
    } finally {
      this.#now -= bytes;
    }
  }
}

/** A database that has in memory what is being written, until its transaction has ended. */
function countingDatabase(copies: Copies): DeviceDatabase {
  const transaction = () => {
    let end: () => void = () => {};
    const done = new Promise<void>((resolve) => {
      end = resolve;
    });
    const put = async ({ bytes }: { bytes?: ArrayBuffer }) => {
      void copies.during(bytes?.byteLength ?? 0, done);
      setTimeout(end, 0);
    };
    return { objectStore: () => ({ put, delete: async () => {} }), done };
  };
  return { transaction, getAll: async () => [] } as unknown as DeviceDatabase;
}

afterEach(() => vi.restoreAllMocks());

test("while a large output is hashed and stored, few of its bytes exist twice", async () => {
  const copies = new Copies();
  const { digest } = crypto.subtle;
  vi.spyOn(crypto.subtle, "digest").mockImplementation((name, data) =>
    copies.during(data.byteLength, digest.call(crypto.subtle, name, data)),
  );
  const parts = [{ name: "stdout", bytes: new Uint8Array(LIMITS.MAX_WHOLE_PART_BYTES + 5) }];
  const bytes = withoutCopy(encodeOutput({ exitCode: 0, parts }, (text) => new TextEncoder().encode(text)));
  const outputStore = await OutputStore.open(countingDatabase(copies), () => 0);

  expect((await keptResult({ kind: "output", unit: 7, fuel: 1, ms: 1, bytes })).kind).toBe("kept");
  const mostHashed = copies.most;
  await outputStore.keep("job", 7, bytes);

  expect(mostHashed).toBeGreaterThan(0);
  expect(copies.most).toBeLessThanOrEqual(LIMITS.MAX_COPIED_OUTPUT_BYTES);
});

test.each([0, 1, LIMITS.MAX_COPIED_OUTPUT_BYTES, LIMITS.MAX_COPIED_OUTPUT_BYTES + 1])(
  "the hash of %i bytes is the same in steps",
  async (length) => {
    const bytes = new Uint8Array(length).fill(7, length >> 1);
    expect(await sha256InSteps(bytes)).toBe(hash("sha256", bytes));
  },
);
