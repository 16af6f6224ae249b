import { expect, test } from "vitest";
import { ActiveClock } from "./active-clock";

function clockAt(start: number) {
  let now = start;
  const clock = new ActiveClock(() => now);
  const pass = (ms: number) => {
    now += ms;
    clock.tick();
  };
  return { clock, pass };
}

test("a unit's wall time is up after that much active time", () => {
  const { clock, pass } = clockAt(1_000);
  let rung = 0;
  clock.after(1_000, () => {
    rung += 1;
  });
  for (let tick = 0; tick < 3; tick++) pass(250);
  expect(rung).toBe(0);
  for (let tick = 0; tick < 3; tick++) pass(250);
  expect(rung).toBe(1);
});

test("an hour in which the browser was frozen uses up no unit's wall time", () => {
  const { clock, pass } = clockAt(0);
  let rung = false;
  clock.after(1_000, () => {
    rung = true;
  });
  pass(3_600_000);
  expect(rung).toBe(false);
});

test("an alarm that was cancelled never fires", () => {
  const { clock, pass } = clockAt(0);
  let rung = false;
  const callOff = clock.after(100, () => {
    rung = true;
  });
  callOff();
  for (let tick = 0; tick < 4; tick++) pass(250);
  expect(rung).toBe(false);
});
