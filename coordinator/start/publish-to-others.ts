import type { Commit } from "#core/coordination/effects";
import type { CityEvent } from "#core/coordination/events";

type Published = Extract<CityEvent, { kind: "household.demoted" | "program.crashed-sandbox" }>;

/** Publishes the parts of a durable group that other coordinators must know and would not read from the store in time. */
export function publishToOthers({ demotions, sandboxCrashes }: Commit, publish: (event: Published) => void) {
  // Another coordinator has published its own demotions.
  for (const [household, { strikes, remote }] of demotions)
    if (!remote) publish({ kind: "household.demoted", household, strikes });
  for (const { program, crash } of sandboxCrashes) publish({ kind: "program.crashed-sandbox", program, crash });
}
