import fc from "fast-check";
import { expect, test } from "vitest";
import type { DeviceId } from "../ids";
import { InputHolders } from "./input-holders";

const DEVICES = ["a", "b", "c", "d"] as DeviceId[];
const BOUNDS = { bytesPerDevice: 100, bytesPerInput: 100, inputsPerDevice: 4, holders: 2, pairs: 9 };

const step = () =>
  fc.record({
    device: fc.constantFrom(...DEVICES),
    input: fc.nat(7),
    bytes: fc.integer({ min: 1, max: 120 }),
    does: fc.constantFrom("note", "note", "forget", "recall", "write"),
  });

test("whatever is noted and forgotten, no limit is exceeded and both indexes agree", () =>
  fc.assert(
    fc.property(fc.array(step(), { maxLength: 60 }), (steps) => {
      const holders = new InputHolders(BOUNDS);
      for (const { device, input, bytes, does } of steps) {
        if (does === "forget") holders.forgetOldest(device);
        else if (does === "recall")
          holders.recall({ deviceId: device, inputs: [0, input].map((id) => ({ id, bytes })) });
        else if (does === "write") holders.takeNews("grown", 2);
        else holders.note(device, { id: input, bytes });
        const pairs = [0, 1, 2, 3, 4, 5, 6, 7].map((one) => [...holders.holdersOf(one)]);
        expect(pairs.flat()).toHaveLength(holders.pairs);
        expect(holders.pairs).toBeLessThanOrEqual(BOUNDS.pairs);
        for (const held of pairs) expect(held.length).toBeLessThanOrEqual(BOUNDS.holders);
        for (const one of DEVICES)
          expect(pairs.flat().filter((holder) => holder === one).length).toBeLessThanOrEqual(BOUNDS.inputsPerDevice);
        if (does === "note" && bytes <= BOUNDS.bytesPerDevice) expect(pairs[input]).toContain(device);
      }
    }),
  ));

test("what a device read last is remembered, up to the size of its cache, and the oldest is forgotten first", () => {
  const holders = new InputHolders(BOUNDS);
  const [device] = DEVICES as [DeviceId];
  for (const id of [1, 2, 3]) holders.note(device, { id, bytes: 30 });
  holders.note(device, { id: 1, bytes: 30 });
  holders.note(device, { id: 4, bytes: 40 });
  expect([1, 2, 3, 4].map((id) => holders.holdersOf(id).has(device))).toEqual([true, false, true, true]);
  holders.forgetOldest(device);
  expect(holders.holdersOf(3).has(device)).toBe(false);
});

test("all that a device holds is written down once, and newer knowledge is not overwritten by what was read back", () => {
  const holders = new InputHolders(BOUNDS);
  const [deviceId, other] = DEVICES as [DeviceId, DeviceId];
  for (const id of [1, 2]) holders.note(deviceId, { id, bytes: 30 });
  holders.recall({ deviceId, inputs: [{ id: 7, bytes: 10 }] });
  const held = { deviceId, inputs: [1, 2].map((id) => ({ id, bytes: 30 })) };
  expect(holders.takeNews("lessened", 9)).toEqual([]);
  expect(holders.takeNews("grown", 9)).toEqual([held]);
  expect(holders.takeNews("grown", 9)).toEqual([]);
  holders.recall({ deviceId, inputs: [{ id: 7, bytes: 10 }] });
  expect([1, 2, 7].map((id) => holders.holdersOf(id).has(deviceId))).toEqual([false, false, true]);
  holders.forgetOldest(deviceId);
  holders.forgetOldest(other);
  expect(holders.takeNews("lessened", 9)).toEqual([{ deviceId, inputs: [] }]);
});

test("what is too large to be cached is not noted", () => {
  const holders = new InputHolders({ ...BOUNDS, bytesPerInput: 60 });
  holders.note(DEVICES[0] as DeviceId, { id: 1, bytes: 61 });
  expect(holders.pairs).toBe(0);
});
