import { SECOND } from "#core/time";
import { LIMITS } from "#protocol/limits";
import { ChainStarter } from "../chains/chain-starter";
import { steadyNow } from "../clock";
import { deliveryDuty } from "../duties/delivery-duty";
import { Duty } from "../duties/duty";
import { heartbeat } from "../duties/heartbeat";
import { jobFollower } from "../duties/job-follower";
import { jobSampler } from "../duties/job-sampler";
import { keeper } from "../duties/keeper";
import { leaseSweeper } from "../duties/lease-sweeper";
import { ledgerAuditor } from "../duties/ledger-auditor";
import { type NetworkWatch, networkWatcher } from "../duties/network-watch";
import type { Handle } from "../handle";
import type { Placements } from "../placements/placements";
import type { UnitStore } from "../store/unit-store";

/** What is done again and again, until the returned function is called. */
export function startDuties(handle: Handle, units: UnitStore, networks: NetworkWatch, placements: Placements) {
  const { coordinator, pool, log } = handle;
  const chains = new ChainStarter(handle);
  const duties = [
    leaseSweeper(coordinator, log),
    heartbeat(coordinator, units, log),
    jobFollower(coordinator, log),
    jobSampler(coordinator, pool, log),
    ledgerAuditor(pool, log),
    deliveryDuty(handle),
    keeper(handle),
    ...Array.from(
      { length: LIMITS.MAX_CHAINS_STARTED_AT_ONCE },
      () => new Duty("chains", SECOND, log, () => chains.round()),
    ),
    new Duty("placements", placements.everyMs, log, () => placements.round()),
    networkWatcher(networks, () => coordinator.state, steadyNow, log),
  ];
  return async () => {
    chains.close();
    await Promise.all(duties.map((duty) => duty.close()));
  };
}
