import type { LamplighterClient } from "#client/lamplighter";
import type { BenchSite } from "../site/open-site";

/** The attacker's client, with a name and a valid program. */
export interface Attacker {
  site: BenchSite;
  client: LamplighterClient;
  apiKey: string;
  program: string;
}

export interface Attack {
  what: string;
  /** What the uninvolved customer's small job has besides, so that it meets the attacker in the same queue. */
  bystander?: (client: LamplighterClient, nth: number) => Promise<object>;
  /** What must exist before; it is not measured. */
  prepare(attacker: Attacker): Promise<() => Promise<unknown>>;
}
