import { setTimeout as sleep } from "node:timers/promises";
import { childrenOf, signalAll } from "#suites/kit/process-tree";
import type { Act } from "../plan/act";
import type { World } from "../world/world";

const BACKEND = "lamplighter";

/**
 * The outcome of an act; it says so if there was nothing to act on, for example because the database is just starting.
 */
export type Outcome = { kind: "done"; about: string } | { kind: "nothing-there" };

/** Carries out one act and undoes what can be undone. Resolves when it is over; a kill is over at once. */
export async function carryOut(act: Act, world: World): Promise<Outcome> {
  const { site, network, disk, resident, pair } = world;
  switch (act.kind) {
    case "kill-coordinator":
      return site.kill(act.downMs) ? done(`down for ${act.downMs} ms`) : NOTHING;
    case "kill-database":
      return killed(site.database());
    case "kill-backend":
      return killed(oneOf(childrenOf(site.postmaster() ?? -1, BACKEND), act.pick));
    case "kill-both": {
      const database = site.database();
      site.kill(act.downMs);
      return killed(database);
    }
    case "fail-over": {
      if (!pair?.isWhole || pair.killPrimary() === 0) return NOTHING;
      await pair.promote();
      await pair.repair();
      return done("the standby is the primary, and has a standby");
    }
    case "kill-browser": {
      const received = resident.kill();
      return received > 0 ? done(`${received} processes`) : NOTHING;
    }
    case "freeze-coordinator":
      return freeze(site.pid === undefined ? [] : [site.pid], act.forMs);
    case "freeze-database":
      return freeze(site.database(), act.forMs);
    case "freeze-browser":
      return freeze(resident.processes(), act.forMs);
    case "drop-connections":
      network.dropAll();
      return done("");
    case "cut-network":
      network.cut();
      return later(act.forMs, () => network.mend());
    case "slow-network":
      network.slow(act.delayMs);
      return later(act.forMs, () => network.mend(), `${act.delayMs} ms each way`);
    case "fill-disk":
      if (!disk) return NOTHING;
      disk.fill();
      return later(act.forMs, () => disk.free());
    case "jump-clock":
      site.setClock(act.byMs);
      return done(`by ${Math.round(act.byMs / 60_000)} minutes`);
    default:
      throw new Error(`Unhandled act: ${(act satisfies never as Act).kind}`);
  }
}

/** Undoes all faults. */
export function calm({ site, network, disk }: World) {
  network.mend();
  disk?.free();
  site.setClock(0);
}

const NOTHING: Outcome = { kind: "nothing-there" };
const done = (about: string): Outcome => ({ kind: "done", about });

const killed = (pids: number[]): Outcome =>
  signalAll(pids, "SIGKILL") > 0 ? done(`${pids.length} processes`) : NOTHING;

const oneOf = (pids: number[], pick: number) => pids.slice(Math.floor(pick * pids.length)).slice(0, 1);

async function freeze(pids: number[], forMs: number): Promise<Outcome> {
  if (signalAll(pids, "SIGSTOP") === 0) return NOTHING;
  return later(forMs, () => void signalAll(pids, "SIGCONT"), `${pids.length} processes`);
}

async function later(forMs: number, undo: () => void, about = ""): Promise<Outcome> {
  await sleep(forMs);
  undo();
  return done(`${forMs} ms${about === "" ? "" : `, ${about}`}`);
}
