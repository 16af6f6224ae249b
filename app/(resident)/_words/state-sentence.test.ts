import { describe, expect, test } from "vitest";
import { NO_LIMITS } from "#core/home/remote-settings";
import { LANGUAGES } from "#protocol/text/language";
import type { SlotView } from "#workers/contract/donation-snapshot";
import type { DonationState } from "#workers/contract/donation-state";
import { atRest, type DonationEvent, nextState } from "#workers/control/donation-machine";
import type { Sentence, SentenceKind, StateWords } from "./sentence";
import { type Circumstances, stateSentence } from "./state-sentence";
import { wordsIn } from "./words-in";

const here: Circumstances = { city: "Stratford", online: true, unitsToday: 412 };
const slot = (jobId: string, jobName: string): SlotView => ({
  slot: 0,
  jobId,
  jobName,
  cause: "",
  customerName: "Perth County",
  unit: 1,
  since: 0,
  isHeld: false,
});
const flood = slot("job_1", "the Perth County flood model");
const globins = slot("job_2", "globins");

const started: DonationEvent[] = [{ kind: "started", isConnected: false }];
const connected: DonationEvent[] = [...started, { kind: "connected" }];
const ready: DonationEvent[] = [...connected, { kind: "sandbox-opened" }];
const working: DonationEvent[] = [...ready, { kind: "granted" }, { kind: "work-began" }];
const idle = (reason: Extract<DonationEvent, { kind: "idle" }>["reason"]): DonationEvent[] => [
  ...ready,
  { kind: "idle", reason },
];
const stopped = (words: string): DonationEvent[] => [
  ...working,
  { kind: "stopped-by-city", why: { kind: "stopped-by-admin", words } },
];
const limited: DonationEvent[] = [...working, { kind: "stopped-by-city", why: { kind: "device-limited" } }];
const stop = (results: number): DonationEvent => ({ kind: "stopped", results });
const resting = (why: Extract<DonationEvent, { kind: "rested" }>["why"]): DonationEvent[] => [
  ...working,
  { kind: "rested", why },
];
const lost: DonationEvent = { kind: "disconnected" };

interface Case {
  /** What happens to a donation, or a state that only the page makes. */
  after: DonationEvent[] | DonationState;
  kind: SentenceKind;
  says: RegExp;
  online?: false;
  isFinishing?: true;
  isFull?: true;
  /** Of two cores. */
  lent?: number;
  maxCores?: number;
  workerSlots?: SlotView[];
}

const CASES: Record<string, Case> = {
  "before the browser has spoken": { after: { mode: "opening" }, kind: "opening", says: /Nothing is running/ },
  off: { after: [], kind: "off", says: /One press lights up/ },
  "off again": { after: [...working, stop(0)], kind: "off", says: /One press lights up/ },
  "off with results to deliver": { after: [...working, stop(3)], kind: "finishing", says: /last 3 results/ },
  connecting: { after: started, kind: "connecting", says: /Calling Stratford/ },
  "connected, while a sandbox opens": { after: connected, kind: "connecting", says: /Calling Stratford/ },
  offline: { after: started, online: false, kind: "offline", says: /offline/ },
  reconnecting: { after: [...ready, lost], kind: "reconnecting", says: /cannot be reached/ },
  crowded: { after: [...started, { kind: "crowded" }], kind: "crowded", says: /new devices .* your network/ },
  "without a box": { after: [...connected, { kind: "sandbox-failed" }], kind: "no-sandbox", says: /did not open/ },
  "with neither box nor connection": {
    after: [...started, { kind: "sandbox-failed" }],
    kind: "no-sandbox",
    says: /did not open/,
  },
  "just connected": { after: ready, kind: "looking", says: /on their way/ },
  "no work": { after: idle("no-work"), kind: "no-work", says: /No work right now\. Your device is ready/ },
  "every job has enough": {
    after: idle("all-jobs-at-their-dial"),
    kind: "all-jobs-at-their-dial",
    says: /next in line/,
  },
  helped: { after: idle("already-helped"), kind: "already-helped", says: /done its share/ },
  limited: { after: idle("device-limited"), kind: "device-limited", says: /set this device aside/ },
  "limited at work": { after: limited, kind: "device-limited", says: /aside/ },
  "no scripts": { after: idle("engine-holds-no-scripts"), kind: "engine-holds-no-scripts", says: /JavaScript/ },
  "a broken box": { after: idle("crashed-its-sandbox"), kind: "crashed-its-sandbox", says: /broke its sealed box/ },
  "only work that it does not want": {
    after: idle("unwanted"),
    kind: "unwanted",
    says: /Nothing is waiting that you want/,
  },
  "programs above its bound": {
    after: idle("too-big-a-program"),
    kind: "too-big-a-program",
    says: /larger than you allow/,
  },
  "no core": { after: idle("offers-nothing"), kind: "offers-nothing", says: /no core/ },
  stopped: { after: stopped("Storm."), kind: "stopped-by-city", says: /paused all work.*Storm/ },
  "stopped, in words that mean something else": {
    after: stopped("device-limited"),
    kind: "stopped-by-city",
    says: /device-limited/,
  },
  "stopped, and then cut off": { after: [...stopped("Storm."), lost], kind: "stopped-by-city", says: /Storm/ },
  "stopped before it came": { after: idle("stopped-by-admin"), kind: "stopped-by-city", says: /paused all work/ },
  working: {
    after: working,
    workerSlots: [flood],
    kind: "working",
    says: /Working for the Perth County flood model 412 units/,
  },
  "working for two": {
    after: working,
    workerSlots: [flood, globins, globins],
    kind: "working",
    says: /globins and the Perth/,
  },
  "cut off at work": {
    after: [...working, lost],
    workerSlots: [flood],
    kind: "working-alone",
    says: /without the net/,
  },
  "with no room for another result": {
    after: working,
    workerSlots: [{ ...flood, unit: null }],
    isFull: true,
    kind: "full",
    says: /room for finished results is full/,
  },
  "with no room for another result, and one unit to go": {
    after: working,
    workerSlots: [flood],
    isFull: true,
    kind: "working",
    says: /Working for/,
  },
  "with no room, and connected": { after: ready, isFull: true, kind: "full", says: /nothing new is begun/ },
  "on its way to a stop": {
    after: working,
    workerSlots: [flood],
    isFinishing: true,
    kind: "stopping-soon",
    says: /last units of .*Nothing new/,
  },
  "on a machine that is wanted": {
    after: working,
    workerSlots: [flood],
    lent: 1,
    kind: "machine-busy",
    says: /busy: one of two cores is back with you.*The rest works for the Perth/,
  },
  "on a machine that is all wanted": {
    after: ready,
    lent: 0,
    kind: "machine-busy",
    says: /both cores are back with you.*holds still/,
  },
  paused: { after: resting({ kind: "paused", until: Date.now() + 60_000 }), kind: "resting", says: /Paused until/ },
  "in quiet hours": {
    after: resting({ kind: "quiet-hours", until: Date.now() + 7 * 86_400_000 }),
    kind: "resting",
    says: /Resting until \w+day/,
  },
  "without an hour": { after: resting({ kind: "quiet-hours", until: null }), kind: "resting", says: /no work at all/ },
  "in the peak": {
    after: resting({ kind: "dear-power", until: Date.now() + 60_000 }),
    kind: "resting",
    says: /dear until .*tariff/,
  },
  "on battery": { after: resting({ kind: "on-battery" }), kind: "resting", says: /plug in/ },
  "on a low battery": {
    after: resting({ kind: "low-battery", percent: 20, above: 30 }),
    kind: "resting",
    says: /20 %.*above 30 %/,
  },
  "hidden on battery": { after: resting({ kind: "hidden-on-battery" }), kind: "resting", says: /out of sight/ },
  metered: { after: resting({ kind: "metered" }), kind: "resting", says: /on this network/ },
  "out of data": { after: resting({ kind: "data-used", mib: 2_048 }), kind: "resting", says: /2,048 MB/ },
  "paused from another device": {
    after: resting({ kind: "paused-remotely", until: null }),
    kind: "resting",
    says: /Paused from another device.*Continue here/,
  },
  "under a rule of the household": {
    after: resting({ kind: "household-rule", why: { kind: "on-battery" } }),
    kind: "resting",
    says: /on battery.*rule of your household/,
  },
  "limited by the household": {
    after: idle("no-work"),
    lent: 1,
    maxCores: 1,
    kind: "no-work",
    says: /No work right now/,
  },
  "in a moment": { after: resting({ kind: "about-to-continue" }), kind: "resting", says: /few seconds/ },
  "too old": { after: [...started, { kind: "too-old" }], kind: "too-old", says: /Reload/ },
  removed: { after: [...started, { kind: "removed" }], kind: "removed", says: /begin again as a new device/ },
  "other tab": { after: { mode: "other-tab" }, kind: "other-tab", says: /Another tab/ },
  insecure: { after: { mode: "unsupported", why: "insecure" }, kind: "unsupported", says: /https/ },
  "a browser that keeps nothing": {
    after: { mode: "unsupported", why: "nothing-kept" },
    kind: "unsupported",
    says: /Allow this site to store data/,
  },
  "an old browser": { after: { mode: "unsupported", why: "old-browser" }, kind: "unsupported", says: /too old/ },
  broken: { after: { mode: "unsupported", why: "broken" }, kind: "unsupported", says: /Reload the page/ },
};

const KINDS = Object.keys(wordsIn("en").truth) as SentenceKind[];
/** A language in which every sentence is the name of its kind. */
const kindsOnly = Object.fromEntries(KINDS.map((kind) => [kind, () => ({ line: kind })])) as unknown as StateWords;

const read = ({ line, count = "", more = "" }: Sentence) => [line, count, more].filter((part) => part !== "").join(" ");

describe.each(Object.entries(CASES))(
  "%s",
  (_, {
    after,
    kind,
    says,
    online = true,
    workerSlots = [],
    isFinishing = false,
    isFull = false,
    lent = 2,
    maxCores = null,
  }) => {
    const state = Array.isArray(after) ? after.reduce(nextState, atRest(0)) : after;
    const sentence = (words: StateWords) =>
      stateSentence(
        words,
        { state, workerSlots, isFinishing, isFull, lent, slots: 2, limits: { ...NO_LIMITS, maxCores } },
        { ...here, online },
      );

    test("is told as it is", () => {
      expect(sentence(kindsOnly).line).toBe(kind);
      expect(read(sentence(wordsIn("en").truth))).toMatch(says);
    });

    test("is told in every language", () => {
      const told = LANGUAGES.map((language) => read(sentence(wordsIn(language).truth)));
      expect(new Set(told).size).toBe(LANGUAGES.length);
    });

    test("breaks no line before a French mark", () => {
      expect(read(sentence(wordsIn("fr").truth))).not.toMatch(/ [:;!?%»]|« |[\p{L}\p{N}][;!?](?= |$)/u);
    });
  },
);

test("everything that can be said is true of some donation", () => {
  expect(new Set(Object.values(CASES).map(({ kind }) => kind))).toEqual(new Set(KINDS));
});

test("French numbers wear French marks", () => {
  const { number } = wordsIn("fr");
  expect(number.money(1_234_560_000_000)).toBe("1\u202f234,56\u00a0$\u00a0CA");
  expect(number.money(12_300_000)).toBe("0,0123\u00a0$\u00a0CA");
  expect(number.count(1_234_567)).toBe("1\u202f234\u202f567");
  expect(number.duration(4_200)).toBe("4,2\u00a0s");
  expect(number.duration(183_600_000)).toBe("2\u00a0jours 3\u00a0h");
});
