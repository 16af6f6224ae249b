import type { Attack } from "#hostile/attack";
import { bombs } from "#hostile/bombs";
import { channels } from "#hostile/channels";
import { endless } from "#hostile/endless";
import { harness } from "#hostile/harness";
import { network } from "#hostile/network";
import { prompts } from "#hostile/prompts";
import { storage } from "#hostile/storage";

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
