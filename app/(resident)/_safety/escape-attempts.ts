import type { Attack } from "#programs/attacks/attack";
import { bombs } from "#programs/attacks/bombs";
import { channels } from "#programs/attacks/channels";
import { endless } from "#programs/attacks/endless";
import { harness } from "#programs/attacks/harness";
import { network } from "#programs/attacks/network";
import { prompts } from "#programs/attacks/prompts";
import { storage } from "#programs/attacks/storage";

export const ATTEMPT_GROUPS = ["network", "storage", "channels", "harness", "prompts", "endless"] as const;
export type AttemptGroup = (typeof ATTEMPT_GROUPS)[number];

export type Attempt = Attack & { program: { runtime: "js" } };

/** These end within seconds and leave the page usable; the rest of their classes is left to the suite. */
const SHORT_BOMBS = ["loop", "microtasks", "long-text", "log-flood", "error-storm", "worker-bomb"];

const fit = ({ program, neighbour }: Attack) => program.runtime === "js" && neighbour === undefined;

/** What a resident's own browser tries here: the very programs of the hostile suite. */
export const ATTEMPTS: Record<AttemptGroup, Attempt[]> = {
  network: network.attacks.filter(fit) as Attempt[],
  storage: storage.attacks.filter(fit) as Attempt[],
  channels: channels.attacks.filter(fit) as Attempt[],
  harness: harness.attacks.filter(fit) as Attempt[],
  prompts: prompts.attacks.filter(fit) as Attempt[],
  endless: [...endless.attacks, ...bombs.attacks].filter(({ name }) => SHORT_BOMBS.includes(name)) as Attempt[],
};

export const ATTEMPT_COUNT = Object.values(ATTEMPTS).flat().length;
