import { describe, expect, test } from "vitest";
import { LANGUAGES } from "#protocol/language";
import type { DonationPhase, DonationSnapshot } from "#workers/page/donation-snapshot";
import { tell } from "../_words/tell";
import { wordsIn } from "../_words/words-in";
import { type Circumstances, truthOf } from "./truth";

const here: Circumstances = { online: true, metBefore: false, unitsToday: 412 };
const seat = (jobId: string, jobName: string) => ({
  seat: 0,
  jobId,
  jobName,
  cause: "",
  customerName: "Perth County",
  unit: 1,
  since: 0,
});
const inPhase = (phase: DonationPhase, change: Partial<DonationSnapshot> = {}): DonationSnapshot => ({
  phase,
  idleReason: null,
  stopReason: null,
  trouble: null,
  crowded: false,
  on: phase !== "off",
  slots: 4,
  sharePercent: 100,
  seats: [],
  jobs: [],
  recent: [],
  unitsSession: 0,
  coreMsSession: 0,
  unitsTotal: 0,
  creditNanos: 0,
  deviceId: "device_1",
  household: null,
  city: "Stratford",
  connected: phase === "waiting" || phase === "working" || phase === "stopped-by-city",
  outbox: 0,
  held: 0,
  turnedAway: null,
  ...change,
});

const stopped = (words: string) => ({ kind: "stopped-by-admin", words }) as const;
const flood = seat("job_1", "the Perth County flood model");
const globins = seat("job_2", "globins");

const CASES: [string, DonationSnapshot | null, Partial<Circumstances>, string, RegExp][] = [
  ["before the browser has spoken", null, {}, "opening", /Nothing is running/],
  ["off", inPhase("off"), {}, "off", /One press lights up/],
  ["off with results to deliver", inPhase("off", { outbox: 3 }), {}, "finishing", /last 3 results/],
  ["connecting", inPhase("connecting"), {}, "connecting", /Calling Stratford/],
  ["offline", inPhase("connecting"), { online: false }, "offline", /offline/],
  ["reconnecting", inPhase("connecting"), { metBefore: true }, "reconnecting", /cannot be reached/],
  ["crowded", inPhase("connecting", { crowded: true }), {}, "crowded", /new devices .* your network/],
  ["without a box", inPhase("connecting", { connected: true, trouble: "no box" }), {}, "no-box", /did not open/],
  ["just connected", inPhase("waiting"), {}, "looking", /on their way/],
  ["no work", inPhase("waiting", { idleReason: "no-work" }), {}, "no-work", /No work right now\. Your device is ready/],
  ["dials", inPhase("waiting", { idleReason: "all-jobs-at-their-dial" }), {}, "all-jobs-at-their-dial", /next in line/],
  ["helped", inPhase("waiting", { idleReason: "already-helped" }), {}, "already-helped", /done its part/],
  ["limited", inPhase("waiting", { idleReason: "device-limited" }), {}, "device-limited", /set this device aside/],
  [
    "limited at work",
    inPhase("stopped-by-city", { stopReason: { kind: "device-limited" } }),
    {},
    "device-limited",
    /aside/,
  ],
  ["no core", inPhase("waiting", { idleReason: "offers-nothing" }), {}, "offers-nothing", /no core/],
  [
    "stopped",
    inPhase("stopped-by-city", { stopReason: stopped("Storm.") }),
    {},
    "stopped-by-city",
    /paused all work.*Storm/,
  ],
  [
    "stopped, in words that mean something else",
    inPhase("stopped-by-city", { stopReason: stopped("device-limited") }),
    {},
    "stopped-by-city",
    /device-limited/,
  ],
  ["stopped, idle", inPhase("waiting", { idleReason: "stopped-by-admin" }), {}, "stopped-by-city", /paused all work/],
  [
    "working",
    inPhase("working", { seats: [flood] }),
    {},
    "working",
    /Working for the Perth County flood model 412 units/,
  ],
  ["working for two", inPhase("working", { seats: [flood, globins, globins] }), {}, "working", /globins and the Perth/],
  ["cut off at work", inPhase("working", { seats: [flood], connected: false }), {}, "working-alone", /without the net/],
  ["too old", inPhase("too-old"), {}, "too-old", /Reload/],
  ["other tab", inPhase("other-tab"), {}, "other-tab", /Another tab/],
  ["unsupported", inPhase("unsupported", { trouble: "Use https." }), {}, "unsupported", /Use https/],
];

describe.each(CASES)("%s", (_, snapshot, circumstances, kind, words) => {
  const truth = truthOf(snapshot, { ...here, ...circumstances });

  test("is told as it is", () => {
    const { line, count = "", more = "" } = tell(wordsIn("en").truth, truth, "Stratford");
    expect(truth.kind).toBe(kind);
    expect([line, count, more].filter((part) => part !== "").join(" ")).toMatch(words);
  });

  test("is told in every language", () => {
    const lines = LANGUAGES.map((language) => tell(wordsIn(language).truth, truth, "Stratford").line);
    expect(new Set(lines).size).toBe(LANGUAGES.length);
  });
});

test("French numbers wear French marks", () => {
  const { number } = wordsIn("fr");
  expect(number.money(1_234_560_000_000)).toBe("1\u202f234,56\u00a0$\u00a0CA");
  expect(number.money(12_300_000)).toBe("0,0123\u00a0$\u00a0CA");
  expect(number.count(1_234_567)).toBe("1\u202f234\u202f567");
  expect(number.duration(4_200)).toBe("4,2 s");
  expect(number.duration(183_600_000)).toBe("2 jours 3 h");
});
