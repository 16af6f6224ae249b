import type { StateReason } from "#core/jobs/state-reason";

export const FEED_KINDS = ["job", "device", "money", "key", "city"] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

/** What happened, as facts. */
export type FeedEvent =
  | { event: "joined"; device: string; cores: number }
  | { event: "left"; device: string }
  | { event: "crowd-joined" | "crowd-left"; devices: number }
  | { event: "finished"; job: string }
  | { event: "paused"; job: string; reason: StateReason }
  /** Of the audit log, whose `detail` is in the words of who did it, or in the reader's language. */
  | { event: "act"; actor: string; act: string; detail: string };

export type FeedLine = FeedEvent & { key: string; at: number; kind: FeedKind; href?: string };
