import { expect, test } from "vitest";
import { DeviceReport } from "#protocol/devices/device-report";
import type { DonationState, WhyResting } from "../../contract/donation-state";
import { reportOf } from "./report-of";

const device = { household: "Ada", slots: 4, lent: 3, isFull: false };
const LATER = Date.parse("2026-11-30T06:00:00Z");

const RESTS: WhyResting[] = [
  { kind: "paused", until: LATER },
  { kind: "paused-remotely", until: LATER },
  { kind: "paused-remotely", until: null },
  { kind: "quiet-hours", until: LATER },
  { kind: "dear-power", until: null },
  { kind: "on-battery" },
  { kind: "low-battery", percent: 20, above: 30 },
  { kind: "hidden-on-battery" },
  { kind: "metered" },
  { kind: "data-used", mib: 2_048 },
  { kind: "about-to-continue" },
  { kind: "household-rule", why: { kind: "quiet-hours", until: LATER } },
];

const STATES: DonationState[] = [
  { mode: "off" },
  { mode: "finishing", results: 3 },
  { mode: "connecting", link: "lost", sandbox: "failed" },
  { mode: "preparing", sandbox: "opening" },
  { mode: "waiting", idle: null },
  { mode: "waiting", idle: "already-helped" },
  { mode: "working", link: "open", sandbox: "open", idle: "stopped-by-admin" },
  { mode: "stopped-by-city", link: "open", sandbox: "open", why: null },
  { mode: "stopped-by-city", link: "open", sandbox: "open", why: { kind: "device-limited" } },
  ...RESTS.map((why): DonationState => ({ mode: "resting", why })),
];

test.each(STATES)("what a device says of %j is accepted by the city", (state) => {
  const report = reportOf({ ...device, state });
  expect(DeviceReport.parse(report)).toEqual(report);
});

test("a rule of the household is told as theirs, with the rule's own reason", () => {
  const state: DonationState = { mode: "resting", why: { kind: "household-rule", why: { kind: "on-battery" } } };
  expect(reportOf({ ...device, state })?.doing).toEqual({
    kind: "resting",
    by: "household",
    why: { kind: "on-battery" },
  });
  const own: DonationState = { mode: "resting", why: { kind: "on-battery" } };
  expect(reportOf({ ...device, state: own })?.doing).toMatchObject({ by: "device" });
});

test("a device that belongs to nobody, or whose page does not compute, tells nothing", () => {
  expect(reportOf({ ...device, household: null, state: { mode: "off" } })).toBeNull();
  expect(reportOf({ ...device, state: { mode: "other-tab" } })).toBeNull();
});
