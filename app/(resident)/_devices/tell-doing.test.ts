import { expect, test } from "vitest";
import type { HouseholdDevice } from "#protocol/api/household";
import type { DeviceReport } from "#protocol/devices/device-report";
import { LANGUAGES } from "#protocol/text/language";
import { devicesWordsIn } from "../_words/devices-words";
import { tellDoing } from "./tell-doing";

const DEVICE: HouseholdDevice = {
  id: "dev_1",
  label: "Linux, Chrome",
  name: null,
  engine: "chromium",
  cores: 4,
  agreed: 0,
  person: null,
  creditNanos: 0,
  lastSeenAt: "2026-11-30T03:00:00Z",
  online: true,
  report: null,
  reportedAt: null,
  pause: null,
  liftedAt: null,
  maxCores: null,
  maxSharePercent: null,
  rules: null,
};
const until = () => "6:00 a.m.";
const doing = (report: DeviceReport["doing"]): Partial<HouseholdDevice> => ({
  report: { doing: report, cores: 4, lent: 3 },
});
const tell = (changed: Partial<HouseholdDevice>, language: (typeof LANGUAGES)[number] = "en") => {
  const { state, sentences } = tellDoing(devicesWordsIn(language), { ...DEVICE, ...changed }, until);
  return `${state}: ${sentences.join(" ")}`;
};

test.each<[Partial<HouseholdDevice>, RegExp]>([
  [doing({ kind: "working" }), /^working: .*3 of 4 cores: its machine is busy/],
  [doing({ kind: "waiting", idle: null }), /^waiting: It is connected/],
  [doing({ kind: "waiting", idle: "device-limited" }), /^waiting: The city has set this device aside/],
  [doing({ kind: "off" }), /^off: .*only by the button/],
  [
    doing({ kind: "resting", why: { kind: "paused-remotely", until: 0 }, by: "household" }),
    /^paused: Paused from here, until 6:00 a\.m\.$/,
  ],
  [
    doing({ kind: "resting", why: { kind: "quiet-hours", until: 0 }, by: "household" }),
    /^resting: These hours are kept free, until 6:00 a\.m\. By a rule from this page/,
  ],
  [{ ...doing({ kind: "working" }), liftedAt: "2026-11-30T03:00:00Z" }, /^working: .*ended your pause/],
])("of a connected device it says what the device says: %j", (changed, says) => {
  expect(tell(changed)).toMatch(says);
});

test("what a device said before it left is not told as if it were so now", () => {
  const gone = { ...doing({ kind: "working" }), online: false };
  expect(tell(gone)).toMatch(/^away: It is not connected/);
  expect(tell({ ...gone, pause: { until: null } })).toMatch(/^away: You paused it.*pauses as soon as it is connected/);
});

test("a pause that the device has not obeyed yet is told beside what it does", () => {
  const resting = doing({ kind: "resting", why: { kind: "on-battery" }, by: "device" });
  expect(tell({ ...resting, pause: { until: null } })).toMatch(/^resting: It is on battery\. You paused it/);
});

test("each language says it in its own words", () => {
  for (const kind of ["off", "preparing", "no-sandbox", "full", "stopped-by-city"] as const)
    expect(new Set(LANGUAGES.map((language) => tell(doing({ kind }), language))).size).toBe(LANGUAGES.length);
});
