import fc from "fast-check";
import { expect, test } from "vitest";
import { addProgress, dayOf, emptyDay, parseTally } from "./day-tally";

const MONDAY = "2026-11-23";
const TUESDAY = "2026-11-24";
const at = (units: number, coreMs = 0, creditNanos: number | null = null) => ({ units, coreMs, creditNanos });

test("progress adds up over a day, whatever the steps", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000)), (steps) => {
      let tally = emptyDay(MONDAY);
      let done = 0;
      for (const step of steps) {
        tally = addProgress(tally, MONDAY, at(done, done), at(done + step, done + step));
        done += step;
      }
      expect(tally).toMatchObject({ units: done, coreMs: done });
    }),
  );
});

test("a page that counts from zero again takes nothing away", () => {
  const tally = addProgress(emptyDay(MONDAY), MONDAY, at(0), at(12));
  expect(addProgress(tally, MONDAY, at(12), at(0)).units).toBe(12);
});

test("a new day starts from nothing, with the credit that it began with", () => {
  const monday = addProgress(emptyDay(MONDAY), MONDAY, at(0, 0, 100), at(5, 50, 140));
  expect(monday.creditAtDawnNanos).toBe(100);
  const tuesday = addProgress(monday, TUESDAY, at(5, 50, 140), at(6, 60, 150));
  expect(tuesday).toEqual({ day: TUESDAY, units: 1, coreMs: 10, creditAtDawnNanos: 140 });
});

test("what was kept comes back on its day, and nothing else does", () => {
  const tally = { day: MONDAY, units: 3, coreMs: 4.5, creditAtDawnNanos: null };
  expect(parseTally(JSON.stringify(tally), MONDAY)).toEqual(tally);
  for (const text of [null, "", "3", "{", '{"day":"2026-11-23","units":"many"}', JSON.stringify(tally)]) {
    expect(parseTally(text, TUESDAY)).toEqual(emptyDay(TUESDAY));
  }
});

test("a day is the resident's own", () => expect(dayOf(new Date(2026, 10, 3, 23, 59))).toBe("2026-11-03"));
