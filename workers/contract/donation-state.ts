import type { RestReason } from "#core/home/why-resting";
import type { IdleReason, StopReason } from "#protocol/devices/device-messages";

/** `lost`: it was connected before. `crowded`: for now the city admits no more new devices from this network. */
export type Link = "calling" | "lost" | "crowded" | "open";

/** Whether sandboxes can be opened in this browser. */
export type Sandbox = "opening" | "failed" | "open";

/**
 * Why this browser or address cannot donate. `broken`: the control worker did not load, or has failed; `nothing-kept`: the browser
 * keeps no data for the city.
 */
export type Unsupported = "insecure" | "old-browser" | "nothing-kept" | "broken";

/** A rule that keeps it from working, or the wait after the last one ended. */
export type WhyResting =
  | RestReason
  /** By its household, from elsewhere; null: until somebody ends it. */
  | { kind: "paused-remotely"; until: number | null }
  /** Not a rule of this device, but one of its household. */
  | { kind: "household-rule"; why: RestReason }
  | { kind: "about-to-continue" };

/**
 * What a donation is doing. The control worker alone changes it, by the transitions of `control/donation-machine`, and
 * the page shows it as it is:
 *
 * off, finishing → connecting → preparing → waiting ⇄ working. All of these go to stopped-by-city and back by the
 * coordinator's word, to resting by the resident's rules, to off or finishing when the resident stops, to removed
 * when the household sends the device away, and to too-old for good.
 *
 * `opening`, `other-tab` and `unsupported` are the page's own: it has no control worker then.
 */
export type DonationState =
  /** The page has not checked its surroundings yet. */
  | { mode: "opening" }
  | { mode: "off" }
  /** Off, while finished results are still being sent. */
  | { mode: "finishing"; results: number }
  | { mode: "connecting"; link: Exclude<Link, "open">; sandbox: Sandbox }
  /** Connected, but offers no slots until a sandbox has opened: a device that cannot compute takes no units. */
  | { mode: "preparing"; sandbox: Exclude<Sandbox, "open"> }
  /** Lit, but not connected: the resident's own rules keep it from working. */
  | { mode: "resting"; why: WhyResting }
  /** Connected, with free slots and no units. `idle` is null until the coordinator has said why. */
  | { mode: "waiting"; idle: Exclude<IdleReason, "stopped-by-admin"> | null }
  /** Holds units, with or without a connection. `idle` is the coordinator's latest reason for the free slots. */
  | { mode: "working"; link: Link; sandbox: Sandbox; idle: IdleReason | null }
  /** The city took all work away. `why` is null if that happened before this device connected. */
  | { mode: "stopped-by-city"; link: Link; sandbox: Sandbox; why: StopReason | null }
  /** The page must be reloaded. */
  | { mode: "too-old" }
  /** Its household removed this device; only at a resident's request does it become a new device. */
  | { mode: "removed" }
  /** Another tab of this browser donates. */
  | { mode: "other-tab" }
  | { mode: "unsupported"; why: Unsupported };

export type DonationMode = DonationState["mode"];
