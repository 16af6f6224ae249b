import type { Pool } from "pg";
import type { Tariff } from "#core/home/tariff";
import type { CoordinatorNow, Health, HealthRow, HealthState } from "#protocol/api/health";
import type { Limits } from "#protocol/limits";
import { tryParse } from "#protocol/try-parse";
import { CoordinatorReport } from "./coordinator-report";
import { decideHealth, type HealthFacts, type ReportedCoordinator } from "./decide-health";

interface Parts {
  pool: Pool;
  /** This coordinator's name. */
  self: string;
  limits: Limits;
  /** Whether the site's address is https. */
  isServed: boolean;
  /** Those of electricity, as they hold now. */
  tariffs: () => readonly Tariff[];
}

type Reported = Pick<ReportedCoordinator, "id" | "beganAt" | "reportedAt"> & { silentMs: string; report: unknown };

/** What all coordinators report, in the database: so the health page is the same whichever of them serves it. */
export class CityHealth {
  readonly #parts: Parts;
  readonly #beganAt = new Date();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async report(report: CoordinatorReport): Promise<void> {
    const { pool, self } = this.#parts;
    await pool.query(REPORT, [self, this.#beganAt, JSON.stringify(report)]);
  }

  /** It stops in order, and will not be missed. */
  async end(): Promise<void> {
    const { pool, self } = this.#parts;
    await pool.query("DELETE FROM coordinator_report WHERE coordinator = $1", [self]);
  }

  async read(): Promise<Health> {
    const facts = await this.#facts();
    const { rows: known } = await this.#parts.pool.query<{ name: string; state: HealthState; since: Date }>(
      "SELECT name, state, since FROM health_check",
    );
    const rows = decideHealth(facts, this.#parts.limits).map((decided) => {
      const kept = known.find(({ name, state }) => name === decided.check && state === decided.state);
      return { ...decided, since: kept?.since.toISOString() ?? null } as HealthRow;
    });
    return { at: facts.now.toISOString(), rows, coordinators: facts.coordinators.map((one) => this.#shown(one)) };
  }

  /** Notes the moment at which a check's state has changed, and returns all checks and those that this call found changed. */
  async note(): Promise<{ rows: HealthRow[]; changed: HealthRow[] }> {
    const { pool, limits } = this.#parts;
    await pool.query("DELETE FROM coordinator_report WHERE reported_at < now() - $1 * interval '1 millisecond'", [
      limits.MAX_SILENCE_SHOWN_MS,
    ]);
    const { rows } = await this.read();
    const fresh = rows.filter(({ since }) => since === null);
    if (fresh.length === 0) return { rows, changed: [] };
    const { rows: changed } = await pool.query<{ name: string }>(NOTE, [
      fresh.map(({ check }) => check),
      fresh.map(({ state }) => state),
    ]);
    return { rows, changed: fresh.filter(({ check }) => changed.some(({ name }) => name === check)) };
  }

  async #facts(): Promise<HealthFacts> {
    const { pool, isServed, tariffs } = this.#parts;
    const { rows: city } = await pool.query<{ now: Date; backedUpAt: Date | null }>(
      'SELECT now() AS now, (SELECT backed_up_at FROM city WHERE id = 1) AS "backedUpAt"',
    );
    const { rows } = await pool.query<Reported>(REPORTS);
    const coordinators = rows.map(({ silentMs, report, ...one }) => ({
      ...one,
      silentMs: Number(silentMs),
      report: tryParse(CoordinatorReport, report).data ?? null,
    }));
    const { now = new Date(), backedUpAt = null } = city[0] ?? {};
    return { now, backedUpAt, coordinators, isServed, tariffs: tariffs() };
  }

  #shown({ id, beganAt, reportedAt, silentMs, report }: ReportedCoordinator): CoordinatorNow {
    return {
      id,
      beganAt: beganAt.toISOString(),
      reportedAt: reportedAt.toISOString(),
      isSilent: silentMs > this.#parts.limits.MAX_COORDINATOR_SILENCE_MS,
      devices: report?.devices ?? null,
      coresAtWork: report?.coresAtWork ?? null,
      commitMs: report?.commitMs ?? null,
      eventLoopMs: report?.eventLoopMs ?? null,
      freeBytes: report?.disk.freeBytes ?? null,
    };
  }
}

const REPORT = `INSERT INTO coordinator_report (coordinator, began_at, reported_at, report) VALUES ($1, $2, now(), $3)
  ON CONFLICT (coordinator) DO UPDATE
  SET began_at = excluded.began_at, reported_at = excluded.reported_at, report = excluded.report`;

const REPORTS = `SELECT coordinator AS id, began_at AS "beganAt", reported_at AS "reportedAt", report,
  greatest(0, extract(epoch FROM now() - reported_at) * 1000)::bigint AS "silentMs"
  FROM coordinator_report ORDER BY coordinator`;

/** Of several coordinators that find a change at once, one notes it. */
const NOTE = `INSERT INTO health_check (name, state) SELECT * FROM unnest($1::text[], $2::text[])
  ON CONFLICT (name) DO UPDATE SET state = excluded.state, since = now() WHERE health_check.state <> excluded.state
  RETURNING name`;
