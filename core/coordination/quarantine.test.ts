import { beforeEach, expect, test } from "vitest";
import type { BlobHash, JobId, SessionId } from "../ids";
import type { Runtime } from "../jobs/job-sheet";
import { freshBlocks, HandPlayedCity } from "../testing/hand-played-city";
import { simulatedSheet } from "../testing/simulated-sheet";
import { isQuarantined } from "./quarantine";

let city: HandPlayedCity;
beforeEach(() => {
  city = new HandPlayedCity();
});

const openWith = (program: string, runtime: Runtime = "js") =>
  city.open(
    {
      sheet: { ...simulatedSheet("job" as JobId, runtime), program: { hash: program as BlobHash, bytes: 1 } },
      units: 60,
    },
    freshBlocks(60),
  );

/** A device takes a unit, and its box dies. */
function dieOn(visit: Parameters<HandPlayedCity["join"]>[1] = {}): SessionId {
  const device = city.join(1, visit);
  const [unit] = city.unitsOf(device);
  if (unit === undefined) throw new Error("The device has no unit to lose.");
  city.returnUnit(device, unit, { kind: "lost", message: "The sandbox died.", boxDied: true });
  return device;
}

test("a program that ends the boxes of three households is quarantined, in all its jobs and those to come", () => {
  const job = openWith("deadly");
  for (let death = 0; death < 3; death++) {
    expect(city.job(job).state).toBe("running");
    dieOn();
  }
  expect(isQuarantined(city.job(job))).toBe(true);
  expect(city.job(job).reason).toEqual({ kind: "quarantined", program: "deadly" });
  expect(isQuarantined(city.job(openWith("deadly")))).toBe(true);
  expect(city.job(openWith("changed")).state).toBe("running");
});

test("a device whose box a program ended gets it no more, and says so", () => {
  openWith("deadly");
  const device = dieOn();
  expect(city.unitsOf(device)).toEqual([]);
  expect(city.messagesTo(device, "idle").at(-1)).toMatchObject({ reason: "ended-the-box" });
});

test("one household, or one network, is one voice about a program", () => {
  const job = openWith("suspected");
  dieOn({ household: "mallory" });
  expect(() => dieOn({ household: "mallory" })).toThrow("no unit");
  dieOn({ network: "n1" });
  expect(() => dieOn({ network: "n1" })).toThrow("no unit");
  expect(city.job(job).state).toBe("running");
});

test("units lost for other reasons are nobody's fault", () => {
  const job = openWith("sound");
  for (let loss = 0; loss < 4; loss++) {
    const device = city.join();
    const [unit = 0] = city.unitsOf(device);
    city.returnUnit(device, unit, { kind: "lost", message: "The page was closed." });
    city.do({ kind: "device.left", sessionId: device });
  }
  expect(city.job(job).state).toBe("running");
});

test("a job that was kept in quarantine over a restart keeps its program there; who resumes it gives it another chance", () => {
  const job = openWith("deadly");
  for (let death = 0; death < 3; death++) dieOn();
  const { reason, sheet } = city.job(job);
  city = new HandPlayedCity();
  const kept = city.open({ state: "paused", reason, sheet, units: 60 }, freshBlocks(60));
  expect(isQuarantined(city.job(openWith("deadly")))).toBe(true);
  city.do({ kind: "job.changed", jobId: kept, state: "running", reason: null });
  expect(city.job(kept).state).toBe("running");
  dieOn();
  expect(city.job(kept).state).toBe("running");
});

test("scripts wait for a browser that can end them; metered programs run everywhere", () => {
  openWith("a script");
  const device = city.join(1, { engine: "webkit" });
  expect(city.messagesTo(device, "idle").at(-1)).toMatchObject({ reason: "engine-holds-no-scripts" });
  openWith("a command", "wasi");
  expect(city.unitsOf(device)).not.toEqual([]);
});
