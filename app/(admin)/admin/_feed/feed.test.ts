import { expect, test } from "vitest";
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
  expect(moves).toMatchObject([
    { event: "joined", device: "Box c", cores: 1 },
    { event: "left", device: "Box a" },
  ]);
  const crowd = Array.from({ length: 40 }, (_, at) => lamp(`d${at}`));
  expect(deviceMoves({ at: 1, lamps: [] }, { at: 2, lamps: crowd })).toMatchObject([
    { event: "crowd-joined", devices: 40 },
  ]);
  expect(deviceMoves({ at: 1, lamps: crowd }, { at: 2, lamps: crowd })).toEqual([]);
});

test("lines from several sources are one list, newest first, none twice", () => {
  const line = (key: string, at: number) => ({ key, at, kind: "job", event: "finished", job: "" }) as const;
  const merged = mergeFeed(
    [
      [line("a", 1), line("b", 3)],
      [line("b", 3), line("c", 2)],
    ],
    2,
  );
  expect(merged.map(({ key }) => key)).toEqual(["b", "c"]);
});

test("a job that ends by itself is reported once, even if several messages say so", () => {
  const told = { jobId: "job_1", state: "finished", reason: null } as const;
  expect(jobEnd(told, "Globins", 5)?.key).toBe(jobEnd(told, "Globins", 9)?.key);
  expect(jobEnd({ ...told, state: "running" }, "Globins", 5)).toBeUndefined();
});

test("an act in the log leads to what it was done to", () => {
  const line = feedLineOf({
    id: 7,
    at: "2026-11-23T10:00:00.000Z",
    actor: "Ada (the first) (person_1) via web",
    act: "device.banned",
    subject: "dev_9",
    detail: "it lies",
    facts: { reason: "it lies" },
  });
  expect(line).toMatchObject({
    event: "act",
    kind: "device",
    detail: "it lies",
    href: "/admin/devices/dev_9",
  });
});
