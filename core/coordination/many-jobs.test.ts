import { expect, test } from "vitest";
import type { CustomerId, DeviceId, HouseholdId, JobId, SessionId } from "../ids";
import { seededRandom } from "../random";
import { cityPolicy } from "../testing/city-policy";
import { simulatedSpec } from "../testing/simulated-spec";
import { millis } from "../time";
import { apply } from "./apply";
import type { Effects } from "./effects";
import type { CityEvent } from "./events";
import { createState } from "./state";

const JOBS = 2_000;
const now = millis(1_000_000);

/** A city of many open jobs whose blocks are all in the store. */
function manyJobs(customers: number) {
  const state = createState(cityPolicy, "g", seededRandom(1));
  const play = (event: CityEvent): Effects => apply(state, event, now);
  for (let no = 1; no <= JOBS; no++) {
    const id = `job${no}` as JobId;
    play({
      kind: "job.opened",
      job: {
        ...{ no, id, customerId: `customer${no % customers}` as CustomerId, state: "running" },
        ...{ spec: simulatedSpec(id, "wasi"), units: 6, replicas: 1, adaptive: false, cores: 10 },
        ...{
          agreed: 0,
          failed: 0,
          reopened: 0,
          fuel: 0,
          spentNanos: 0,
          budgetNanos: 1e9,
          network: null,
          vouched: true,
        },
      },
    });
  }
  const join = (no: number) => {
    const sessionId = `session${no}` as SessionId;
    const household = `device:device${no}` as HouseholdId;
    const device = { no, id: `device${no}` as DeviceId, household, network: null, streak: 0, strikes: 0, unvouched: 0 };
    const rest = { label: "", engine: "chromium", banned: false, units: 0, creditNanos: 0 };
    play({ kind: "device.joined", sessionId, device: { ...device, ...rest } });
    return play({ kind: "device.offered", sessionId, slots: 2 });
  };
  return { state, play, join };
}

const blockOf = (jobId: JobId): CityEvent => ({
  kind: "blocks.claimed",
  jobId,
  blocks: [{ seq: 0, first: 0, count: 6, settled: [], returned: [] }],
  more: false,
});

/** Devices come, and the store answers every claim, for a few sweeps. How many blocks it was asked for, and who got units. */
function live({ play, join }: ReturnType<typeof manyJobs>, devices: number) {
  const served = new Set<SessionId>();
  let claims = 0;
  const answer = (effects: Effects) => {
    for (const message of effects.messages) if (message.kind === "grant") served.add(message.to);
    for (const { jobId } of effects.claims) {
      claims += 1;
      answer(play(blockOf(jobId)));
    }
  };
  for (let no = 1; no <= devices; no++) answer(join(no));
  for (let sweeps = 0; sweeps < 5; sweeps++) answer(play({ kind: "leases.swept" }));
  return { claims, served: served.size };
}

test("who waits for work asks the store for a few jobs' blocks, not for those of all that are open", () => {
  const { claims, served } = live(manyJobs(JOBS), 3);
  expect(served).toBe(3);
  expect(claims).toBeLessThanOrEqual(12);
});

test("slots go to different customers first, however many jobs one of them has", () => {
  const many = manyJobs(3);
  live(many, 3);
  expect([...many.state.slotsByCustomer.values()]).toEqual([2, 2, 2]);
});
