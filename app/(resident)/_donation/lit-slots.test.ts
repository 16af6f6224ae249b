import { expect, test } from "vitest";
import { litSlots, paneOf, type SlotLight } from "./lit-slots";

const slot = (index: number, unit: number | null) => ({
  slot: index,
  unit,
  jobId: "job_1",
  jobName: "Flood model",
  cause: "",
  customerName: "Perth County",
  since: 0,
  isHeld: false,
});
const after = (...looks: (number | null | undefined)[]) =>
  looks.reduce<Map<number, SlotLight>>(
    (lit, unit) => litSlots(lit, unit === undefined ? [] : [slot(0, unit)]),
    new Map(),
  );

test("a core is lit while its unit runs", () => {
  expect([...after(7).keys()]).toEqual([0]);
  expect(after(7, 8).get(0)?.unit).toBe(8);
});

test("one look into the gap between two units keeps the light, a second one does not", () => {
  expect(after(7, null).has(0)).toBe(true);
  expect(after(7, null, 8, null).has(0)).toBe(true);
  expect(after(7, null, null).has(0)).toBe(false);
});

test("a core that never ran a unit, or has no more, is dark", () => {
  expect(after(null).size).toBe(0);
  expect(after(7, undefined).size).toBe(0);
});

test("a core that is back with its resident is dark, though its unit waits there", () => {
  expect(litSlots(after(7), [{ ...slot(0, 7), isHeld: true }]).size).toBe(0);
});

test("every window of a full street is some core's", () => {
  const panes = new Set(Array.from({ length: 100 }, (_, at) => paneOf(at, 100, 64)));
  expect(panes.size).toBe(64);
  expect(paneOf(5, 8, 8)).toBe(5);
});
