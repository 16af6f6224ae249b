import type { IdleReason, StopReason } from "#protocol/devices/device-messages";
import type { DonationState, Link, Sandbox, WhyResting } from "../contract/donation-state";

/** What happens to a donation. */
export type DonationEvent =
  // By the resident.
  | { kind: "started"; isConnected: boolean }
  | { kind: "stopped"; results: number }
  | { kind: "rested"; why: WhyResting }
  // By this device.
  | { kind: "sandbox-opened" }
  | { kind: "sandbox-failed" }
  | { kind: "work-began" }
  | { kind: "work-ended" }
  | { kind: "results-left"; results: number }
  // By the coordinator and the network, which may happen at any time.
  | { kind: "connected" }
  | { kind: "disconnected" }
  | { kind: "crowded" }
  | { kind: "too-old" }
  | { kind: "removed" }
  | { kind: "granted" }
  | { kind: "idle"; reason: IdleReason }
  | { kind: "stopped-by-city"; why: StopReason };

type Of<Mode extends DonationState["mode"]> = Extract<DonationState, { mode: Mode }>;
type On = Of<"connecting" | "preparing" | "waiting" | "working" | "stopped-by-city">;
type Event<Kind extends DonationEvent["kind"]> = Extract<DonationEvent, { kind: Kind }>;

/** One of our own events arrived in a state in which it is impossible. */
export class IllegalTransition extends Error {
  override readonly name = "IllegalTransition";

  constructor(state: DonationState, event: DonationEvent) {
    super(`"${event.kind}" cannot happen to a donation that is "${state.mode}".`);
  }
}

/** Before the resident has started anything on this page, and after a stop. */
export const atRest = (results: number): Of<"off" | "finishing"> =>
  results > 0 ? { mode: "finishing", results } : { mode: "off" };

/** The resident wants to donate, and their rules allow it now. */
export function isOn(state: DonationState): state is On {
  return "sandbox" in state || state.mode === "waiting";
}

/** The state after the event. Messages of the coordinator are accepted in every state; our own events are asserted. */
export function nextState(state: DonationState, event: DonationEvent): DonationState {
  switch (event.kind) {
    case "started":
      return started(state, event);
    case "stopped":
      return atRest(isOn(state) || state.mode === "resting" ? event.results : illegal(state, event));
    case "rested":
      return isOn(state) || mayStart(state) ? { mode: "resting", why: event.why } : illegal(state, event);
    case "results-left":
      return atRest(isAtRest(state) ? event.results : illegal(state, event));
    case "sandbox-opened":
      return isOn(state) && sandboxOf(state) !== "open" ? withSandbox(state, "open") : illegal(state, event);
    case "sandbox-failed":
      return isOn(state) ? withSandbox(state, "failed") : illegal(state, event);
    case "work-began":
      return workBegan(state, event);
    case "work-ended":
      return state.mode === "working" ? idled({ ...parts(state), idle: state.idle }) : illegal(state, event);
    case "too-old":
      return { mode: "too-old" };
    case "removed":
      return state.mode === "too-old" ? state : { mode: "removed" };
    case "connected":
    case "disconnected":
    case "crowded":
    case "granted":
    case "idle":
    case "stopped-by-city":
      return isOn(state) ? heard(state, event) : state;
    default:
      throw new Error(`Unhandled event: ${event satisfies never}`);
  }
}

function started(state: DonationState, event: Event<"started">): DonationState {
  if (!mayStart(state)) return illegal(state, event);
  return idled({ link: event.isConnected ? "open" : "calling", sandbox: "opening", idle: null });
}

function workBegan(state: DonationState, event: Event<"work-began">): DonationState {
  switch (state.mode) {
    case "connecting":
    case "preparing":
    case "waiting":
      return { mode: "working", ...parts(state), idle: null };
    default:
      return illegal(state, event);
  }
}

type Received = Event<"connected" | "disconnected" | "crowded" | "granted" | "idle" | "stopped-by-city">;

function heard(state: On, event: Received): DonationState {
  switch (event.kind) {
    case "connected":
      return withLink(state, "open");
    case "disconnected":
      return withLink(state, linkOf(state) === "open" || linkOf(state) === "lost" ? "lost" : "calling");
    case "crowded":
      return withLink(state, "crowded");
    case "granted":
      return state.mode === "working" ? { ...state, idle: null } : idled({ ...parts(state), idle: null });
    case "idle":
      return toldIdle(state, event.reason);
    case "stopped-by-city":
      return { mode: "stopped-by-city", ...parts(state), why: event.why };
    default:
      throw new Error(`Unhandled event: ${event satisfies never}`);
  }
}

function toldIdle(state: On, reason: IdleReason): DonationState {
  if (state.mode === "working") return { ...state, idle: reason };
  return state.mode === "stopped-by-city" && reason === "stopped-by-admin"
    ? state
    : idled({ ...parts(state), idle: reason });
}

interface Parts {
  link: Link;
  sandbox: Sandbox;
}

/** The state of a donation without units: whatever is still missing comes first. */
function idled({ link, sandbox, idle }: Parts & { idle: IdleReason | null }): DonationState {
  if (idle === "stopped-by-admin") return { mode: "stopped-by-city", link, sandbox, why: null };
  if (link !== "open") return { mode: "connecting", link, sandbox };
  return sandbox === "open" ? { mode: "waiting", idle } : { mode: "preparing", sandbox };
}

const withLink = (state: On, link: Link) => withParts(state, { ...parts(state), link });
const withSandbox = (state: On, sandbox: Sandbox) => withParts(state, { ...parts(state), sandbox });

function withParts(state: On, changed: Parts): DonationState {
  switch (state.mode) {
    case "working":
    case "stopped-by-city":
      return { ...state, ...changed };
    case "waiting":
      return idled({ ...changed, idle: state.idle });
    case "connecting":
    case "preparing":
      return idled({ ...changed, idle: null });
    default:
      throw new Error(`Unhandled state: ${state satisfies never}`);
  }
}

const parts = (state: On): Parts => ({ link: linkOf(state), sandbox: sandboxOf(state) });
const linkOf = (state: On): Link => ("link" in state ? state.link : "open");
const sandboxOf = (state: On): Sandbox => ("sandbox" in state ? state.sandbox : "open");
const isAtRest = (state: DonationState) => state.mode === "off" || state.mode === "finishing";
const mayStart = (state: DonationState) => isAtRest(state) || state.mode === "resting" || state.mode === "removed";

function illegal(state: DonationState, event: DonationEvent): never {
  throw new IllegalTransition(state, event);
}
