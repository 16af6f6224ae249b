import type { Pool } from "pg";
import type { JobId } from "#core/ids";
import type { SocketDevice } from "./socket-device";
import { until } from "./until";

/** What the database has of a job, and what devices believe about it. */
export class JobWatch {
  readonly #pool: Pool;
  readonly jobId: JobId;
  readonly #devices: readonly SocketDevice[];

  constructor(pool: Pool, jobId: JobId, devices: readonly SocketDevice[]) {
    this.#pool = pool;
    this.jobId = jobId;
    this.#devices = devices;
  }

  async row(): Promise<{
    state: string;
    agreed: number;
    failed: number;
    reopened: number;
    spent_nanos: number;
    cores: number;
  }> {
    const { rows } = await this.#pool.query(
      `SELECT state, cores, total.agreed, total.failed, total.reopened, total.spent_nanos
       FROM job JOIN job_total AS total USING (no) WHERE id = $1`,
      [this.jobId],
    );
    return rows[0];
  }

  async finished(): Promise<void> {
    await this.until(async () => (await this.row()).state === "finished");
  }

  /** The database does not announce its changes, so it is polled. */
  until(holds: () => Promise<boolean>): Promise<void> {
    return until(`of job ${this.jobId}: ${holds}`, () => holds().catch(() => false));
  }

  get acknowledged(): number {
    return this.#devices.reduce((sum, device) => sum + (device.acknowledged.get(this.jobId)?.size ?? 0), 0);
  }

  /** Resolves after so many more acknowledgements. */
  async acknowledges(more: number): Promise<void> {
    const enough = this.acknowledged + more;
    await Promise.race(this.#devices.map((device) => device.until(() => this.acknowledged >= enough)));
  }

  /**
   * Results that devices believe to be durable but are not: their replica is not in the database, and the unit is not
   * settled without it. Devices may still be at work: what they believe is noted first.
   */
  async forgotten(): Promise<string[]> {
    const believed = this.#devices.flatMap(({ deviceId, acknowledged }) =>
      [...(acknowledged.get(this.jobId) ?? [])].map((unit) => ({ unit, replica: `${deviceId}/${unit}` })),
    );
    const { rows } = await this.#pool.query<{ device: string; unit: number; settles: boolean }>(
      `SELECT device.id AS device, unit, settles FROM replica JOIN device ON device.no = device_no
       WHERE job_no = (SELECT no FROM job WHERE id = $1)`,
      [this.jobId],
    );
    const known = new Set(rows.map(({ device, unit }) => `${device}/${unit}`));
    const settled = new Set(rows.filter(({ settles }) => settles).map(({ unit }) => unit));
    return believed
      .filter(({ unit, replica }) => !settled.has(unit) && !known.has(replica))
      .map(({ replica }) => replica);
  }
}
