import { calendarOf } from "#core/home/calendar";
import { firstUnpricedDay, type Tariff } from "#core/home/tariff";
import { DAY } from "#core/time";
import type { HealthRow, HealthState } from "#protocol/api/health";
import type { Limits } from "#protocol/limits";
import type { CoordinatorReport } from "./coordinator-report";

export interface ReportedCoordinator {
  id: string;
  beganAt: Date;
  reportedAt: Date;
  silentMs: number;
  /** Null: its version is another one. */
  report: CoordinatorReport | null;
}

export interface HealthFacts {
  now: Date;
  coordinators: readonly ReportedCoordinator[];
  backedUpAt: Date | null;
  /** Whether the site's address is https. */
  isServed: boolean;
  tariffs: readonly Tariff[];
}

type Decided = {
  [Check in HealthRow["check"]]: Omit<Extract<HealthRow, { check: Check }>, "since">;
}[HealthRow["check"]];
type Facts<Check extends HealthRow["check"]> = Extract<HealthRow, { check: Check }>["facts"];

const WORST_FIRST = ["act", "look", "unknown", "good"] as const;

/** How the city is, one row for each check: from what all coordinators last reported, and nothing else. */
export function decideHealth(facts: HealthFacts, limits: Limits): Decided[] {
  const reports = facts.coordinators
    .filter(({ silentMs }) => silentMs <= limits.MAX_COORDINATOR_SILENCE_MS)
    .flatMap(({ id, report }) => (report ? [{ id, ...report }] : []));
  return [
    coordinators(facts, limits),
    queue(reports, limits),
    commits(reports, limits),
    eventLoop(reports, limits),
    wrongResults(reports, limits),
    trust(reports),
    ledger(reports),
    disk(reports, limits),
    backups(facts, limits),
    mail(reports, limits),
    certificates(reports, facts, limits),
    tariffs(facts, limits),
  ];
}

type Report = CoordinatorReport & { id: string };

const above = (figure: number, good: number, tolerated: number): HealthState =>
  figure > tolerated ? "act" : figure > good ? "look" : "good";

const below = (figure: number, good: number, tolerated: number): HealthState => above(-figure, -good, -tolerated);

const largest = <T>(all: readonly T[], figure: (one: T) => number): T | undefined =>
  all.reduce<T | undefined>((most, one) => (most === undefined || figure(one) > figure(most) ? one : most), undefined);

function coordinators({ coordinators: all }: HealthFacts, limits: Limits): Decided {
  const silent = all.filter(({ silentMs }) => silentMs > limits.MAX_COORDINATOR_SILENCE_MS).map(({ id }) => id);
  const alive = all.length - silent.length;
  const state = alive === 0 ? "act" : silent.length > 0 ? "look" : "good";
  return { check: "coordinators", state, facts: { alive, silent } };
}

/** A coordinator that has just started knows of no waiting yet, so the one that knows of the longest is believed. */
function queue(reports: readonly Report[], limits: Limits): Decided {
  const waiting = reports.flatMap((report) => report.queue ?? []);
  const longest = largest(waiting, ({ ms }) => ms);
  const state = above(longest?.ms ?? 0, limits.MAX_GOOD_QUEUE_MS, limits.MAX_TOLERATED_QUEUE_MS);
  return { check: "queue", state, facts: { ms: longest?.ms ?? null, jobId: longest?.jobId ?? null } };
}

function commits(reports: readonly Report[], limits: Limits): Decided {
  const worst = largest(reports, ({ commitMs }) => commitMs ?? -1);
  const ms = worst?.commitMs ?? null;
  const state = above(ms ?? 0, limits.MAX_GOOD_COMMIT_MS, limits.MAX_TOLERATED_COMMIT_MS);
  return { check: "commits", state, facts: { ms, coordinator: ms === null ? null : (worst?.id ?? null) } };
}

function eventLoop(reports: readonly Report[], limits: Limits): Decided {
  const worst = largest(reports, ({ eventLoopMs }) => eventLoopMs);
  const facts = { ms: worst?.eventLoopMs ?? null, coordinator: worst?.id ?? null };
  if (!worst) return { check: "event-loop", state: "unknown", facts };
  const { MAX_GOOD_EVENT_LOOP_LAG_MS: good, MAX_TOLERATED_EVENT_LOOP_LAG_MS: tolerated } = limits;
  return { check: "event-loop", state: above(worst.eventLoopMs, good, tolerated), facts };
}

function wrongResults(reports: readonly Report[], limits: Limits): Decided {
  const compared = reports.reduce((sum, report) => sum + report.compared, 0);
  const outvoted = reports.reduce((sum, report) => sum + report.outvoted, 0);
  const percent = compared < limits.MIN_ANSWERS_COMPARED ? 0 : (100 * outvoted) / compared;
  const state = above(percent, limits.MAX_GOOD_WRONG_PERCENT, limits.MAX_TOLERATED_WRONG_PERCENT);
  return { check: "wrong-results", state, facts: { compared, outvoted } };
}

const LEAST_SAFE_FIRST = ["many", "few", "anchored", "trusted"] as const;

/** Where strangers alone decide who is right, a fifth of them could take the city over. */
function trust(reports: readonly Report[]): Decided {
  const mode = LEAST_SAFE_FIRST.find((one) => reports.some((report) => report.trust === one)) ?? null;
  const state = mode === null ? "unknown" : mode === "many" ? "look" : "good";
  return { check: "trust", state, facts: { mode } };
}

function ledger(reports: readonly Report[]): Decided {
  const summed = reports.flatMap(({ imbalanceNanos }) => (imbalanceNanos === null ? [] : [imbalanceNanos]));
  const imbalanceNanos = summed.find((nanos) => nanos !== 0) ?? summed[0] ?? null;
  const state = imbalanceNanos === null ? "unknown" : imbalanceNanos === 0 ? "good" : "act";
  return { check: "ledger", state, facts: { imbalanceNanos } };
}

function disk(reports: readonly Report[], limits: Limits): Decided {
  const fullest = largest(reports, ({ disk: { freeBytes, bytes } }) => -freeBytes / bytes);
  if (!fullest) {
    return { check: "disk", state: "unknown", facts: { freeBytes: null, bytes: null, coordinator: null } };
  }
  const { freeBytes, bytes } = fullest.disk;
  const { MIN_GOOD_FREE_DISK_PERCENT: good, MIN_TOLERATED_FREE_DISK_PERCENT: tolerated } = limits;
  const state = below((100 * freeBytes) / bytes, good, tolerated);
  return { check: "disk", state, facts: { freeBytes, bytes, coordinator: fullest.id } };
}

function backups({ backedUpAt, now }: HealthFacts, limits: Limits): Decided {
  if (!backedUpAt) return { check: "backups", state: "look", facts: { at: null } };
  const ageMs = now.getTime() - backedUpAt.getTime();
  const state = above(ageMs, limits.MAX_GOOD_BACKUP_AGE_MS, limits.MAX_TOLERATED_BACKUP_AGE_MS);
  return { check: "backups", state, facts: { at: backedUpAt.toISOString() } };
}

function mail(reports: readonly Report[], limits: Limits): Decided {
  const open = reports.flatMap((report) => report.mail ?? []);
  const worst = largest(open, ({ failures }) => failures);
  if (!worst) return { check: "mail", state: "unknown", facts: NO_MAIL };
  const newest = (moments: (string | null)[]) =>
    moments
      .filter((at) => at !== null)
      .toSorted()
      .at(-1) ?? null;
  const facts: Facts<"mail"> = {
    isConfigured: true,
    failures: worst.failures,
    sentAt: newest(open.map(({ sentAt }) => sentAt)),
    checkedAt: newest(open.map(({ checkedAt }) => checkedAt)),
  };
  const state = above(worst.failures, limits.MAX_GOOD_MAIL_FAILURES, limits.MAX_TOLERATED_MAIL_FAILURES);
  return { check: "mail", state, facts };
}

const NO_MAIL = { isConfigured: false, failures: 0, sentAt: null, checkedAt: null };

function certificates(reports: readonly Report[], { isServed, now }: HealthFacts, limits: Limits): Decided {
  const decided = reports
    .flatMap((report) => report.certificates)
    .map((one): { state: HealthState; leftMs: number } & typeof one => {
      const leftMs = one.until === null ? 0 : Date.parse(one.until) - now.getTime();
      const { MIN_GOOD_CERTIFICATE_MS: good, MIN_TOLERATED_CERTIFICATE_MS: tolerated } = limits;
      const byTime = one.until === null ? "unknown" : below(leftMs, good, tolerated);
      const byProblem = { untrusted: "act", unreachable: "look" } as const;
      return { ...one, leftMs, state: worse(byTime, one.problem === null ? "good" : byProblem[one.problem]) };
    });
  const order = (state: HealthState) => WORST_FIRST.indexOf(state);
  const [worst] = decided.toSorted((a, b) => order(a.state) - order(b.state) || a.leftMs - b.leftMs);
  const facts = { isServed, host: worst?.host ?? null, until: worst?.until ?? null, problem: worst?.problem ?? null };
  return { check: "certificates", state: worst?.state ?? "unknown", facts };
}

/** Prices of power hold for a season; a device whose tariff has none goes by the hours of the last year. */
function tariffs({ tariffs: all, now }: HealthFacts, limits: Limits): Decided {
  const ends = all.flatMap(({ id, isWithdrawn, periods, timeZone }) => {
    if (isWithdrawn) return [];
    const calendar = calendarOf(timeZone);
    const today = calendar(now.getTime()).date;
    const until = firstUnpricedDay(periods, today);
    const bound = calendar(now.getTime() + limits.MIN_GOOD_TARIFF_DAYS * DAY).date;
    return until === null ? [] : [{ tariff: id, until, hasEnded: until === today, isNear: until <= bound }];
  });
  const [first] = ends.toSorted((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
  if (!first) return { check: "tariffs", state: "good", facts: { tariff: null, until: null, hasEnded: false } };
  const { isNear, ...facts } = first;
  return { check: "tariffs", state: isNear ? "look" : "good", facts };
}

const worse = (a: HealthState, b: HealthState): HealthState =>
  WORST_FIRST.find((state) => state === a || state === b) ?? a;
