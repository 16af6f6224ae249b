import { expect, test } from "vitest";
import { readActor } from "../_acts/read-actor";
import { feedLineOf } from "./audit-line";
import { deviceMoves } from "./device-moves";
import { jobEnd } from "./job-end";
import { mergeFeed } from "./merge-feed";

const lamp = (deviceId: string, slots = 2) => ({
  deviceId,
  label: `Box ${deviceId}`,
  engine: "other",
  slots,
  busy: 0,
  jobName: null,
});

test("devices that come and go are named; a crowd is counted", () => {
  const moves = deviceMoves({ at: 1, lamps: [lamp("a"), lamp("b")] }, { at: 2, lamps: [lamp("b"), lamp("c", 1)] });
  expect(moves.map(({ subject, text }) => `${subject} ${text}`)).toEqual(["Box c joined with 1 core", "Box a left"]);
  const crowd = Array.from({ length: 40 }, (_, at) => lamp(`d${at}`));
  expect(deviceMoves({ at: 1, lamps: [] }, { at: 2, lamps: crowd })).toMatchObject([
    { subject: "40 devices", text: "joined" },
  ]);
  expect(deviceMoves({ at: 1, lamps: crowd }, { at: 2, lamps: crowd })).toEqual([]);
});

test("lines from several sources are one list, newest first, none twice", () => {
  const line = (key: string, at: number) => ({ key, at, kind: "job", subject: "", text: "" }) as const;
  const merged = mergeFeed(
    [
      [line("a", 1), line("b", 3)],
      [line("b", 3), line("c", 2)],
    ],
    2,
  );
  expect(merged.map(({ key }) => key)).toEqual(["b", "c"]);
});

test("a job that ends by itself is told once, however often it is told", () => {
  const told = { jobId: "job_1", state: "finished", reason: null } as const;
  expect(jobEnd(told, "Globins", 5)?.key).toBe(jobEnd(told, "Globins", 9)?.key);
  expect(jobEnd({ ...told, state: "running" }, "Globins", 5)).toBeUndefined();
});

test("an act in the log is told by who did it and leads to what it was done to", () => {
  const line = feedLineOf({
    id: 7,
    at: "2026-11-23T10:00:00.000Z",
    actor: "Ada (the first) (person_1) via web",
    act: "device.banned",
    subject: "dev_9",
    detail: "it lies",
  });
  expect(line).toMatchObject({
    subject: "Ada (the first)",
    text: "banned a device: it lies",
    href: "/admin/devices/dev_9",
  });
  expect(readActor("nobody via setup")).toEqual({ name: "nobody via setup", id: null, via: "" });
});
