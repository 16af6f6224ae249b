import { afterEach, expect, test, vi } from "vitest";
import { calendarOf } from "#core/home/calendar";
import { DAY, HOUR } from "#core/time";
import { DayBook } from "./day-book";

const EVENING = Date.parse("2026-11-29T23:00:00Z");

afterEach(() => {
  vi.useRealTimers();
});

/** Like a browser without storage; Node has none. */
async function bookAt(start: number) {
  vi.useFakeTimers();
  const clock = { now: start };
  const book = await DayBook.open({ calendar: calendarOf("UTC"), now: () => clock.now });
  return { book, clock };
}

test("work adds up for one day, and the next day starts at zero", async () => {
  const { book, clock } = await bookAt(EVENING);
  book.count({ units: 2, coreMs: 500, bytes: 10 });
  book.count({ units: 1, earnedNanos: 7 });
  expect(book.today).toEqual({ date: "2026-11-29", units: 3, coreMs: 500, bytes: 10, earnedNanos: 7 });
  clock.now += 2 * HOUR;
  book.count({ units: 4 });
  expect(book.today).toEqual({ date: "2026-11-30", units: 4, coreMs: 0, bytes: 0, earnedNanos: 0 });
});

test("time adds up by the price of its power", async () => {
  const { book } = await bookAt(EVENING);
  book.count({ coreMs: 5, coreMsAtPrice: { 98: 5 } });
  book.count({ coreMs: 7, coreMsAtPrice: { 98: 3, 203: 4 } });
  book.count({ coreMs: 1 });
  expect(book.today).toMatchObject({ coreMs: 13, coreMsAtPrice: { 98: 8, 203: 4 } });
});

test("a unit is counted for its customer", async () => {
  const { book } = await bookAt(EVENING);
  for (const customer of ["River Watch", "Snow Plan", "River Watch", undefined])
    book.countUnit({ coreMs: 1, bytes: 0, customer, tariff: null });
  expect(book.today.units).toBe(4);
  expect(book.today.forWhom).toEqual([
    { customer: "River Watch", units: 2 },
    { customer: "Snow Plan", units: 1 },
  ]);
});

test("a clock that was far ahead for a moment does not hold up the day's count", async () => {
  const { book, clock } = await bookAt(EVENING);
  clock.now += 400 * DAY;
  book.count({ bytes: 5 });
  clock.now = EVENING;
  expect(book.today).toMatchObject({ date: "2026-11-29", bytes: 0 });
});
