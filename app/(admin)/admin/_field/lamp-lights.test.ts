import { expect, test } from "vitest";
import { LampLights } from "./lamp-lights";

const lamp = (busy: number, slots = 4, deviceId = "a") => ({
  deviceId,
  label: "",
  engine: "other",
  slots,
  busy,
  jobName: null,
});

test("a lamp lights in 120 ms and fades in 400 ms, then rests", () => {
  const lights = new LampLights();
  lights.follow([lamp(0)], 0, false);
  lights.follow([lamp(4)], 1_000, false);
  expect(lights.of("a", 1_060)).toBeCloseTo(0.5);
  expect(lights.of("a", 1_120)).toBe(1);
  lights.follow([lamp(2)], 2_000, false);
  expect(lights.of("a", 2_200)).toBeCloseTo(0.75);
  expect(lights.isMoving(2_399)).toBe(true);
  expect(lights.of("a", 2_400)).toBe(0.5);
  expect(lights.isMoving(2_400)).toBe(false);
});

test("a change of goal on the way goes on from where the light is", () => {
  const lights = new LampLights();
  lights.follow([lamp(0)], 0, false);
  lights.follow([lamp(4)], 1_000, false);
  lights.follow([lamp(0)], 1_060, false);
  expect(lights.of("a", 1_060)).toBeCloseTo(0.5);
});

test("newcomers and still pictures take their light at once; lamps that left shine no more", () => {
  const lights = new LampLights();
  lights.follow([lamp(4)], 0, false);
  expect(lights.of("a", 0)).toBe(1);
  lights.follow([lamp(1)], 10, true);
  expect(lights.of("a", 10)).toBe(0.25);
  lights.follow([], 20, false);
  expect(lights.of("a", 20)).toBe(0);
});

test("a lamp that offers no core is dark", () => {
  const lights = new LampLights();
  lights.follow([lamp(0, 0)], 0, false);
  expect(lights.of("a", 0)).toBe(0);
});
