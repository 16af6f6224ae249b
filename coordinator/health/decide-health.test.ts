import { expect, test } from "vitest";
import type { Tariff } from "#core/home/tariff";
import { DAY, HOUR, MINUTE } from "#core/time";
import type { HealthCheckName, HealthState } from "#protocol/api/health";
import { LIMITS } from "#protocol/limits";
import type { CoordinatorReport } from "./coordinator-report";
import { decideHealth, type HealthFacts } from "./decide-health";

const NOW = new Date("2026-11-30T12:00:00Z");
const before = (ms: number) => new Date(NOW.getTime() - ms);
const after = (ms: number) => new Date(NOW.getTime() + ms).toISOString();

const WELL: CoordinatorReport = {
  devices: 10,
  coresAtWork: 20,
  commitMs: 12,
  eventLoopMs: 3,
  compared: 1_000,
  outvoted: 1,
  trust: "trusted",
  queue: null,
  imbalanceNanos: 0,
  disk: { freeBytes: 60, bytes: 100 },
  mail: { failures: 0, sentAt: before(HOUR).toISOString(), checkedAt: before(MINUTE).toISOString() },
  certificates: [{ host: "lamplighter.example", until: after(60 * DAY), problem: null }],
};

const reported = (report: Partial<CoordinatorReport> | null, silentMs = 1_000, id = "co_b") => ({
  id,
  beganAt: before(DAY),
  reportedAt: before(silentMs),
  silentMs,
  report: report && { ...WELL, ...report },
});

const city = (facts: Partial<HealthFacts> = {}): HealthFacts => ({
  now: NOW,
  coordinators: [reported({}, 1_000, "co_a")],
  backedUpAt: before(8 * HOUR),
  isServed: true,
  tariffs: [tariff("hydro", "2026-12-15")],
  ...facts,
});

const decided = (check: HealthCheckName, facts: Partial<HealthFacts>) => {
  const row = decideHealth(city(facts), LIMITS).find((one) => one.check === check);
  if (!row) throw new Error(`There is no row ${check}.`);
  return row;
};

/** Of a city with a second coordinator, which reports this. */
const withReport = (report: Partial<CoordinatorReport>): Partial<HealthFacts> => ({
  coordinators: [reported({}, 1_000, "co_a"), reported(report)],
});

test("a city in which nothing is wrong is good in every row", () => {
  expect(decideHealth(city(), LIMITS).map(({ state }) => state)).toEqual(Array(12).fill("good"));
});

const CASES: [HealthCheckName, HealthState, string, Partial<HealthFacts>][] = [
  ["coordinators", "look", "one is silent", { coordinators: [reported({}), reported({}, 21_000, "co_c")] }],
  ["coordinators", "act", "all are silent", { coordinators: [reported({}, 21_000)] }],
  ["coordinators", "act", "none has ever reported", { coordinators: [] }],
  ["queue", "look", "a job waits for half an hour", withReport({ queue: { jobId: "job_a", ms: 31 * MINUTE } })],
  ["queue", "act", "a job waits for a night", withReport({ queue: { jobId: "job_a", ms: 7 * HOUR } })],
  ["commits", "look", "they are slow at one coordinator", withReport({ commitMs: 501 })],
  ["commits", "act", "they take seconds", withReport({ commitMs: 2_001 })],
  ["commits", "good", "nothing is written", { coordinators: [reported({ commitMs: null })] }],
  ["event-loop", "look", "one coordinator answers late", withReport({ eventLoopMs: 501 })],
  ["event-loop", "act", "it hangs", withReport({ eventLoopMs: 2_001 })],
  ["event-loop", "unknown", "nobody reports", { coordinators: [] }],
  ["wrong-results", "look", "one answer in thirty is wrong", withReport({ compared: 500, outvoted: 50 })],
  ["wrong-results", "act", "every fifth one is", withReport({ compared: 1_000, outvoted: 400 })],
  ["wrong-results", "good", "few were compared", { coordinators: [reported({ compared: 99, outvoted: 50 })] }],
  ["trust", "look", "strangers decide at one coordinator", withReport({ trust: "many" })],
  ["trust", "good", "an anchor can tell", withReport({ trust: "anchored" })],
  ["trust", "unknown", "nobody reports", { coordinators: [] }],
  ["ledger", "act", "one coordinator found it unbalanced", withReport({ imbalanceNanos: -1 })],
  ["ledger", "unknown", "nobody has summed it", { coordinators: [reported({ imbalanceNanos: null })] }],
  ["disk", "look", "one machine's is nearly full", withReport({ disk: { freeBytes: 19, bytes: 100 } })],
  ["disk", "act", "it is full", withReport({ disk: { freeBytes: 4, bytes: 100 } })],
  ["backups", "look", "there is none", { backedUpAt: null }],
  ["backups", "look", "last night's is missing", { backedUpAt: before(37 * HOUR) }],
  ["backups", "act", "the last is of another week", { backedUpAt: before(8 * DAY) }],
  ["mail", "unknown", "no server is configured", { coordinators: [reported({ mail: null })] }],
  ["mail", "look", "a letter failed", withReport({ mail: { failures: 1, sentAt: null, checkedAt: null } })],
  ["mail", "act", "the server is gone", withReport({ mail: { failures: 4, sentAt: null, checkedAt: null } })],
  ["certificates", "unknown", "nobody has looked", { coordinators: [reported({ certificates: [] })] }],
  ["certificates", "look", "one ends soon", withReport({ certificates: [certificate({ until: after(20 * DAY) })] })],
  ["certificates", "act", "it ends tomorrow", withReport({ certificates: [certificate({ until: after(DAY) })] })],
  ["certificates", "act", "it has ended", withReport({ certificates: [certificate({ until: after(-DAY) })] })],
  ["certificates", "act", "it is another's", withReport({ certificates: [certificate({ problem: "untrusted" })] })],
  [
    "certificates",
    "look",
    "this server cannot look",
    withReport({ certificates: [certificate({ until: null, problem: "unreachable" })] }),
  ],
  ["tariffs", "look", "prices end in two weeks", { tariffs: [tariff("hydro", "2026-12-14")] }],
  ["tariffs", "look", "they have ended", { tariffs: [tariff("hydro", null), tariff("co-op", "2026-11-01")] }],
  ["tariffs", "good", "they have no end", { tariffs: [tariff("hydro", null)] }],
  ["tariffs", "good", "nobody may choose it", { tariffs: [{ ...tariff("hydro", "2026-11-01"), isWithdrawn: true }] }],
];

function tariff(id: string, until: string | null): Tariff {
  const hours = Array<"flat">(24).fill("flat");
  const period = {
    from: "2026-01-01",
    until,
    nanosPerKwh: { flat: 1 },
    weekdays: hours,
    weekends: hours,
    holidays: [],
  };
  return { id, name: { en: id, fr: id }, timeZone: "America/Toronto", source: "", periods: [period] };
}

function certificate(what: Partial<CoordinatorReport["certificates"][0]>) {
  return { host: "sandbox.example", until: after(60 * DAY), problem: null, ...what };
}

test.each(CASES)("%s: %s when %s", (check, state, _, facts) => {
  expect(decided(check, facts).state).toBe(state);
});

test("a row names the coordinator and the address that are worst", () => {
  expect(decided("commits", withReport({ commitMs: 900 })).facts).toEqual({ ms: 900, coordinator: "co_b" });
  const expiring = withReport({ certificates: [certificate({ until: after(DAY) })] });
  expect(decided("certificates", expiring).facts).toMatchObject({ host: "sandbox.example" });
});

test("of several tariffs the one whose prices end first is named", () => {
  const tariffs = [tariff("a", null), tariff("b", "2027-05-01"), tariff("c", "2026-11-01")];
  expect(decided("tariffs", { tariffs }).facts).toEqual({ tariff: "c", until: "2026-11-30", hasEnded: true });
  expect(decided("tariffs", { tariffs: tariffs.slice(0, 2) }).facts).toMatchObject({
    tariff: "b",
    until: "2027-05-01",
  });
});

test("a silent coordinator's old figures are not counted, and neither is what another version reports", () => {
  const coordinators = [reported({}, 1_000, "co_a"), reported({ imbalanceNanos: 7 }, 21_000), reported(null)];
  expect(decided("ledger", { coordinators }).state).toBe("good");
});
