import type { Commit } from "#core/coordination/effects";
import type { CityEvent } from "#core/coordination/events";

type Published = Extract<CityEvent, { kind: "household.demoted" | "program.crashed-sandbox" }>;

/** What other coordinators must know of a group that is durable, and would not read from the store in time. */
export function publishToOthers({ demotions, sandboxCrashes }: Commit, publish: (event: Published) => void) {
  // A demotion by another coordinator was published by that one.
  for (const [household, { strikes, remote }] of demotions)
    if (!remote) publish({ kind: "household.demoted", household, strikes });
  for (const { program, crash } of sandboxCrashes) publish({ kind: "program.crashed-sandbox", program, crash });
}
