import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { IdleReason } from "#protocol/devices/device-messages";
import type { DonationState } from "../contract/donation-state";
import { atRest, type DonationEvent, IllegalTransition, nextState } from "./donation-machine";

const RUNS = { numRuns: 2_000 };
const REASONS: IdleReason[] = ["no-work", "already-helped", "device-limited", "offers-nothing", "stopped-by-admin"];

const PAUSED = { kind: "paused", until: 1 } as const;

const results = fc.nat(3);
const own: fc.Arbitrary<DonationEvent> = fc.oneof(
  fc.record({ kind: fc.constant("started" as const), isConnected: fc.boolean() }),
  fc.record({ kind: fc.constantFrom("stopped" as const, "results-left" as const), results }),
  fc.record({ kind: fc.constant("rested" as const), why: fc.constantFrom({ kind: "metered" as const }, PAUSED) }),
  fc.record({ kind: fc.constantFrom("sandbox-opened", "sandbox-failed", "work-began", "work-ended") }),
);
const told: fc.Arbitrary<DonationEvent> = fc.oneof(
  fc.record({ kind: fc.constantFrom("connected", "disconnected", "crowded", "granted") }),
  fc.record({ kind: fc.constant("idle" as const), reason: fc.constantFrom(...REASONS) }),
  fc.record({
    kind: fc.constant("stopped-by-city" as const),
    why: fc.constantFrom({ kind: "stopped-by-admin" as const, words: "Storm." }, { kind: "device-limited" as const }),
  }),
);
const ends: fc.Arbitrary<DonationEvent> = fc.record({ kind: fc.constantFrom("too-old", "removed") });
const events = fc.array(
  fc.oneof({ weight: 10, arbitrary: own }, { weight: 10, arbitrary: told }, { weight: 1, arbitrary: ends }),
  { maxLength: 60 },
);

/** The state after the event; undefined when the event cannot happen. */
function after(state: DonationState, event: DonationEvent): DonationState | undefined {
  try {
    return nextState(state, event);
  } catch (error) {
    if (error instanceof IllegalTransition) return undefined;
    throw error;
  }
}

const legally = (state: DonationState, event: DonationEvent) => after(state, event) ?? state;

const SHAPES: Record<DonationState["mode"], string[]> = {
  opening: [],
  off: [],
  finishing: ["results"],
  connecting: ["link", "sandbox"],
  preparing: ["sandbox"],
  resting: ["why"],
  waiting: ["idle"],
  working: ["idle", "link", "sandbox"],
  "stopped-by-city": ["link", "sandbox", "why"],
  "too-old": [],
  removed: [],
  "other-tab": [],
  unsupported: ["why"],
};

function isLegal(state: DonationState): boolean {
  const { mode, ...facts } = state;
  if (Object.keys(facts).sort().join() !== SHAPES[mode].join()) return false;
  switch (state.mode) {
    case "finishing":
      return state.results > 0;
    case "connecting":
      return (state.link as string) !== "open";
    case "preparing":
      return (state.sandbox as string) !== "open";
    case "waiting":
      return (state.idle as string | null) !== "stopped-by-admin";
    case "opening":
    case "other-tab":
    case "unsupported":
      return false;
    default:
      return true;
  }
}

/** The same donation as six separate facts, for comparison. */
class Facts {
  isOn = false;
  isTooOld = false;
  isRemoved = false;
  isConnected = false;
  isOpen = false;
  isWorking = false;
  isStopped = false;
  isResting = false;
  left: number;

  constructor(left: number) {
    this.left = left;
  }

  get mode(): DonationState["mode"] {
    if (this.isTooOld) return "too-old";
    if (this.isRemoved) return "removed";
    if (this.isResting) return "resting";
    if (!this.isOn) return this.left > 0 ? "finishing" : "off";
    if (this.isStopped && !this.isWorking) return "stopped-by-city";
    if (this.isWorking) return "working";
    if (!this.isConnected) return "connecting";
    return this.isOpen ? "waiting" : "preparing";
  }

  apply(event: DonationEvent) {
    switch (event.kind) {
      case "started":
        this.isOn = true;
        this.isRemoved = false;
        this.isResting = false;
        this.isWorking = false;
        this.isConnected = event.isConnected;
        this.isStopped = false;
        this.isOpen = false;
        break;
      case "stopped":
      case "results-left":
        this.isOn = false;
        this.isResting = false;
        this.isWorking = false;
        this.left = event.results;
        break;
      case "rested":
        this.isResting = true;
        this.isRemoved = false;
        break;
      case "sandbox-opened":
      case "sandbox-failed":
        this.isOpen = event.kind === "sandbox-opened";
        break;
      case "work-began":
      case "work-ended":
        this.isWorking = event.kind === "work-began";
        break;
      case "connected":
      case "disconnected":
      case "crowded":
        this.isConnected = event.kind === "connected";
        break;
      case "too-old":
        this.isTooOld = true;
        break;
      case "removed":
        this.isRemoved = true;
        this.isOn = false;
        this.isResting = false;
        this.isWorking = false;
        break;
      case "granted":
        this.isStopped = false;
        break;
      case "idle":
        this.isStopped = event.reason === "stopped-by-admin";
        break;
      case "stopped-by-city":
        this.isStopped = true;
        this.isWorking = false;
        break;
      default:
        throw new Error(`Unhandled event: ${event satisfies never}`);
    }
  }
}

describe("a donation", () => {
  test("is never in an illegal state, whatever happens to it", () =>
    fc.assert(
      fc.property(results, events, (left, happening) => {
        let state: DonationState = atRest(left);
        for (const event of happening) {
          state = legally(state, event);
          expect(state).toSatisfy(isLegal);
        }
      }),
      RUNS,
    ));

  test("accepts whatever the coordinator sends, in every state", () =>
    fc.assert(
      fc.property(events, told, (happening, word) => {
        expect(() => nextState(happening.reduce(legally, atRest(0)), word)).not.toThrow();
      }),
      RUNS,
    ));

  test("agrees with the separate facts, whatever happens to it", () =>
    fc.assert(
      fc.property(results, events, (left, happening) => {
        let state: DonationState = atRest(left);
        const facts = new Facts(left);
        for (const event of happening) {
          const next = after(state, event);
          if (!next) continue;
          facts.apply(event);
          state = next;
          expect(state.mode).toBe(facts.mode);
        }
      }),
      RUNS,
    ));

  test("never leaves the state of a page that is too old", () =>
    fc.assert(
      fc.property(events, (happening) => {
        expect(happening.reduce(legally, { mode: "too-old" })).toEqual({ mode: "too-old" });
      }),
      RUNS,
    ));

  test.each([
    ["begin twice", { kind: "started", isConnected: false }],
    ["have a sandbox open that is open already", { kind: "sandbox-opened" }],
    ["end work that it does not have", { kind: "work-ended" }],
    ["only deliver results while it is on", { kind: "results-left", results: 0 }],
  ] as [string, DonationEvent][])("cannot %s", (_, event) => {
    const waiting = [{ kind: "started", isConnected: true }, { kind: "sandbox-opened" }] as DonationEvent[];
    const state = waiting.reduce(nextState, atRest(0));
    expect(state).toEqual({ mode: "waiting", idle: null });
    expect(() => nextState(state, event)).toThrow(IllegalTransition);
  });

  test("continues computing when the connection breaks, and remembers that it was connected", () => {
    const states = runOf([
      { kind: "started", isConnected: false },
      { kind: "sandbox-opened" },
      { kind: "connected" },
      { kind: "work-began" },
      { kind: "disconnected" },
      { kind: "work-ended" },
    ]);
    expect(states.slice(-2)).toEqual([
      { mode: "working", link: "lost", sandbox: "open", idle: null },
      { mode: "connecting", link: "lost", sandbox: "open" },
    ]);
  });

  test("keeps the city's reason for a stop until the city sends work again", () => {
    const why = { kind: "stopped-by-admin", words: "Storm." } as const;
    const states = runOf([
      { kind: "started", isConnected: true },
      { kind: "sandbox-opened" },
      { kind: "work-began" },
      { kind: "stopped-by-city", why },
      { kind: "idle", reason: "stopped-by-admin" },
      { kind: "disconnected" },
      { kind: "connected" },
      { kind: "granted" },
    ]);
    expect(states.slice(3, -1).map((state) => "why" in state && state.why)).toEqual([why, why, why, why]);
    expect(states.at(-1)).toEqual({ mode: "waiting", idle: null });
  });
});

function runOf(happening: DonationEvent[]): DonationState[] {
  const states: DonationState[] = [];
  happening.reduce((state, event) => {
    const next = nextState(state, event);
    states.push(next);
    return next;
  }, atRest(0) as DonationState);
  return states;
}
