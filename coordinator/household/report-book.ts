import type { Pool } from "pg";
import type { Logger } from "pino";
import type { DeviceId } from "#core/ids";
import type { DeviceReport } from "#protocol/devices/device-report";
import { LIMITS } from "#protocol/limits";

interface Parts {
  pool: Pool;
  /** This coordinator's name. */
  self: string;
  log: Logger;
}

interface News {
  isConnected: boolean;
  report?: DeviceReport;
}

const WRITE_EVERY_MS = 1_000;

/**
 * Writes what claimed devices say of themselves, and which coordinator they are connected to: for each device at most
 * once a second, some hundreds of them with one statement.
 */
export class ReportBook {
  readonly #parts: Parts;
  #news = new Map<DeviceId, News>();
  #isWriting = false;
  /** What this coordinator wrote before it was started again is over. */
  #isFirst = true;
  readonly #timer: NodeJS.Timeout;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#timer = setInterval(() => void this.write(), WRITE_EVERY_MS);
  }

  close() {
    clearInterval(this.#timer);
  }

  joined(deviceId: DeviceId) {
    this.#note(deviceId, { isConnected: true });
  }

  reported(deviceId: DeviceId, report: DeviceReport) {
    this.#note(deviceId, { isConnected: true, report });
  }

  left(deviceId: DeviceId) {
    this.#note(deviceId, { isConnected: false });
  }

  #note(deviceId: DeviceId, news: News) {
    this.#news.set(deviceId, { ...this.#news.get(deviceId), ...news });
  }

  async write(): Promise<void> {
    if (this.#isWriting || (this.#news.size === 0 && !this.#isFirst)) return;
    this.#isWriting = true;
    const batch = [...this.#news].slice(0, LIMITS.MAX_REPORTS_AT_ONCE);
    for (const [deviceId] of batch) this.#news.delete(deviceId);
    const { pool, self, log } = this.#parts;
    try {
      if (this.#isFirst) await pool.query(FORGET, [self]);
      this.#isFirst = false;
      await pool.query(WRITE, [
        batch.map(([deviceId]) => deviceId),
        batch.map(([, { report }]) => (report ? JSON.stringify(report) : null)),
        batch.map(([, { isConnected }]) => isConnected),
        self,
      ]);
    } catch (error) {
      log.warn(
        { event: "device.reports-unwritten", err: error },
        "reports of devices could not be written; again soon",
      );
      const newer = this.#news;
      this.#news = new Map(batch);
      for (const [deviceId, news] of newer) this.#note(deviceId, news);
    }
    this.#isWriting = false;
  }
}

const FORGET = "UPDATE device_report SET connected_to = NULL, left_at = now() WHERE connected_to = $1";

/** A device that left may have been welcomed by another coordinator since. */
const WRITE = `INSERT INTO device_report AS known (device_id, report, reported_at, connected_to, left_at)
  SELECT news.id, news.report::jsonb, CASE WHEN news.report IS NOT NULL THEN now() END, CASE WHEN connected THEN $4 END, CASE WHEN NOT connected THEN now() END
  FROM unnest($1::text[], $2::text[], $3::boolean[]) AS news(id, report, connected)
  JOIN device ON device.id = news.id AND owner_id IS NOT NULL AND removed_at IS NULL
  ON CONFLICT (device_id) DO UPDATE SET
    report = coalesce(excluded.report, known.report),
    reported_at = coalesce(excluded.reported_at, known.reported_at),
    left_at = coalesce(excluded.left_at, known.left_at),
    connected_to = CASE WHEN excluded.connected_to IS NULL AND known.connected_to <> $4
      THEN known.connected_to ELSE excluded.connected_to END`;
