import { SECOND } from "#core/time";
import { LIMITS } from "#protocol/limits";
import { ChainStarter } from "../chains/chain-starter";
import { steadyNow } from "../clock";
import { absenceDuty } from "../duties/absence-duty";
import { balanceWatch } from "../duties/balance-watch";
import { debtWatch } from "../duties/debt-watch";
import { deliveryDuty } from "../duties/delivery-duty";
import { Duty } from "../duties/duty";
import { forecastKeeper } from "../duties/forecast-keeper";
import { forgetter } from "../duties/forgetter";
import { healthReporter } from "../duties/health-reporter";
import { heartbeat } from "../duties/heartbeat";
import { historyKeeper } from "../duties/history-keeper";
import { jobFollower } from "../duties/job-follower";
import { jobSampler } from "../duties/job-sampler";
import { keeper } from "../duties/keeper";
import { leaseSweeper } from "../duties/lease-sweeper";
import { ledgerAuditor } from "../duties/ledger-auditor";
import { mapKeeper } from "../duties/map-keeper";
import { type NetworkWatch, networkWatcher } from "../duties/network-watch";
import { peerFollower } from "../duties/peer-follower";
import { rechecker } from "../duties/rechecker";
import { refundDuty } from "../duties/refund-duty";
import { settingsFollower } from "../duties/settings-follower";
import { statsKeeper } from "../duties/stats-keeper";
import { tallyKeeper } from "../duties/tally-keeper";
import { topUpDuty } from "../duties/top-up-duty";
import { totalsKeeper } from "../duties/totals-keeper";
import { visitDuty } from "../duties/visit-duty";
import { workWatch } from "../duties/work-watch";
import type { Handle } from "../handle";
import type { OwnFigures } from "../health/own-figures";
import { HELD_INPUTS_EVERY_MS, type HeldInputsKeeper } from "../held-inputs/held-inputs-keeper";
import type { Metrics } from "../metrics";

import type { Placements } from "../placements/placements";
import type { PostgresUnitStore } from "../store/postgres-unit-store";
import type { UnitTracer } from "../tracing/unit-tracer";

interface Parts {
  units: PostgresUnitStore;
  networks: NetworkWatch;
  placements: Placements;
  heldInputs: HeldInputsKeeper;
  metrics: Metrics;
  figures: OwnFigures;
  tracer: UnitTracer;
}

/** Starts the background loops, which run until the returned function is called. */
export function startDuties(
  handle: Handle,
  { units, networks, placements, heldInputs, metrics, figures, tracer }: Parts,
) {
  const { coordinator, pool, log } = handle;
  const chains = new ChainStarter(handle);
  const duties = [
    leaseSweeper(coordinator, log),
    heartbeat(coordinator, units, log),
    jobFollower(coordinator, log),
    peerFollower(handle),
    jobSampler(handle),
    ledgerAuditor(pool, log, [metrics, figures]),
    healthReporter(handle, figures, metrics),
    deliveryDuty(handle),
    absenceDuty(handle),
    visitDuty(handle),
    keeper(handle),
    historyKeeper(handle),
    forgetter(handle),
    tallyKeeper(handle),
    settingsFollower(handle),
    workWatch(handle),
    forecastKeeper(handle),
    mapKeeper(handle),
    statsKeeper(handle),
    refundDuty(handle),
    debtWatch(handle),
    balanceWatch(handle),
    rechecker(handle, units),
    totalsKeeper(units, log),
    topUpDuty(handle),
    ...Array.from(
      { length: LIMITS.MAX_CHAINS_STARTED_AT_ONCE },
      () => new Duty("chains", SECOND, log, () => chains.round()),
    ),
    new Duty("traces", SECOND, log, () => tracer.round()),
    new Duty("placements", placements.everyMs, log, () => placements.round()),
    new Duty("held-inputs", HELD_INPUTS_EVERY_MS, log, () => heldInputs.round()),
    networkWatcher(networks, () => coordinator.state, steadyNow, log),
  ];
  return async () => {
    chains.close();
    await Promise.all(duties.map((duty) => duty.close()));
    await heldInputs
      .close()
      .catch((error) => log.warn({ event: "held-inputs.unwritten", err: error }, "some inputs will be read once more"));
  };
}
