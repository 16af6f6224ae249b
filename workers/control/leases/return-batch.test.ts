import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GrantStub, ReplicaResult } from "#protocol/devices/device-messages";
import { DeviceReturn } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import { ReturnBatch, toReturn, weightOf } from "./return-batch";

const stub = (grantId: string): GrantStub => ({
  grantId,
  jobId: "job",
  block: 0,
  units: [0],
  token: "t".repeat(43),
});

const output = (unit: number, byteLength = 10): ReplicaResult => ({
  kind: "output",
  unit,
  fuel: 1,
  ms: 1,
  bytes: new Uint8Array(byteLength),
});

describe("a batch of returns", () => {
  test("puts results of one grant in one message, and says when it is full", () => {
    const batch = new ReturnBatch();
    const full = Array.from({ length: LIMITS.unitsPerGrant }, (_, unit) => batch.add(stub("a"), 1, output(unit)));
    expect(full.indexOf(true)).toBe(LIMITS.unitsPerGrant - 1);
    expect(batch.take(5).map((parcel) => parcel.results.length)).toEqual([LIMITS.unitsPerGrant]);
    expect(batch.size).toBe(0);
  });

  test("keeps every message within the protocol's limits, and loses and repeats nothing", () => {
    const results = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.nat(LIMITS.inlineOutputBytes)), {
      maxLength: 120,
    });
    fc.assert(
      fc.property(results, fc.integer({ min: 1, max: 5 }), (added, max) => {
        const batch = new ReturnBatch();
        added.forEach(([grantId, byteLength], unit) => {
          batch.add(stub(grantId), 1, output(unit, byteLength));
        });
        const messages = [];
        while (batch.size > 0) {
          const parcels = batch.take(max);
          expect(parcels.length).toBeLessThanOrEqual(max);
          messages.push(...parcels.map((parcel) => toReturn(parcel, 1)));
        }
        for (const message of messages) {
          expect(message.results.reduce((sum, result) => sum + weightOf(result), 0)).toBeLessThanOrEqual(
            LIMITS.returnBytes,
          );
        }
        const units = messages.flatMap((message) => message.results.map((result) => result.unit));
        expect(units.sort((a, b) => a - b)).toEqual(added.map((_, unit) => unit));
      }),
      { numRuns: 30 },
    );
  });

  test("shows the stub exactly when the grant came over an earlier connection", () => {
    const batch = new ReturnBatch();
    batch.add(stub("old"), 1, output(1));
    batch.add(stub("new"), 2, output(2));
    const messages = batch.take(2).map((parcel) => toReturn(parcel, 2));
    expect(messages.map((message) => message.stub?.grantId)).toEqual(["old", undefined]);
    for (const message of messages) expect(DeviceReturn.safeParse(message).success).toBe(true);
  });

  test("sends nothing of a grant that was revoked before it was sent", () => {
    const batch = new ReturnBatch();
    batch.add(stub("a"), 1, output(1));
    batch.add(stub("b"), 1, output(2));
    batch.drop(({ grantId }) => grantId === "a");
    batch.add(stub("a"), 1, output(3));
    expect(batch.take(5).map((parcel) => parcel.results.map((result) => result.unit))).toEqual([[2], [3]]);
  });
});
