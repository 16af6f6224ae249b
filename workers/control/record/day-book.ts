import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Calendar } from "#core/home/calendar";
import type { Tariff } from "#core/home/tariff";
import { TariffClock } from "#core/home/tariff-clock";
import type { JobSpec } from "#core/jobs/job-spec";
import type { LocalResult } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import { addDays } from "../../contract/add-days";
import type { DayRecord } from "../../contract/day-record";
import { closeForUpgrade } from "../close-for-upgrade";
import type { Lease } from "../leases/lease-book";
import { inlineBytes } from "./inline-bytes";

const NAME = "lamplighter-days";
const SAVE_EVERY_MS = 5_000;
const LOOK_EVERY_MS = 1_000;

interface DaySchema extends DBSchema {
  days: { key: string; value: DayRecord };
}

interface Parts {
  calendar: Calendar;
  now: () => number;
}

type Ended = Exclude<LocalResult, { kind: "lost" }>;

interface UnitDone {
  coreMs: number;
  bytes: number;
  /** The customer's own name. */
  customer: string | undefined;
  tariff: Tariff | null;
}

const emptyDay = (date: string): DayRecord => ({ date, units: 0, coreMs: 0, bytes: 0, earnedNanos: 0 });

/**
 * What this device did on each day. The record stays in this browser; a browser without storage has only the days since
 * the page was opened.
 */
export class DayBook {
  readonly #parts: Parts;
  readonly #tariffClock = new TariffClock();
  readonly #db: IDBPDatabase<DaySchema> | undefined;
  #today: DayRecord;
  #isSaved = true;
  #lookedAt = 0;

  static async open(parts: Parts): Promise<DayBook> {
    const today = parts.calendar(parts.now()).date;
    try {
      const db = await openDB<DaySchema>(NAME, 1, {
        upgrade: (made) => void made.createObjectStore("days", { keyPath: "date" }),
        blocking: closeForUpgrade,
      });
      const book = new DayBook(parts, (await db.get("days", today)) ?? emptyDay(today), db);
      await book.#forgetOldest();
      return book;
    } catch {
      return new DayBook(parts, emptyDay(today));
    }
  }

  private constructor(parts: Parts, today: DayRecord, db?: IDBPDatabase<DaySchema>) {
    this.#parts = parts;
    this.#today = today;
    this.#db = db;
    setInterval(() => void this.save(), SAVE_EVERY_MS);
  }

  get today(): DayRecord {
    this.#turnPage();
    return this.#today;
  }

  count(done: Partial<Omit<DayRecord, "date">>) {
    this.#turnPage();
    const { date, ...before } = this.#today;
    this.#today = { date, ...addDays(before, done) };
    this.#isSaved = false;
  }

  /** A unit has just ended; its time is counted at the prices of the hours that it fell into. */
  countUnit({ coreMs, bytes, customer, tariff }: UnitDone) {
    const priced = tariff ? this.#tariffClock.byPrice(tariff, this.#parts.now(), coreMs) : new Map();
    priced.delete(null);
    this.count({
      units: 1,
      coreMs,
      bytes,
      ...(priced.size > 0 && { coreMsAtPrice: Object.fromEntries(priced) }),
      ...(customer !== undefined && { forWhom: [{ customer, units: 1 }] }),
    });
  }

  countResult(lease: Lease, result: Ended, spec: Pick<JobSpec, "customerName"> | undefined, tariff: Tariff | null) {
    const bytes = inlineBytes(lease, result);
    this.countUnit({ coreMs: result.ms, bytes, customer: spec?.customerName, tariff });
  }

  /** The oldest first; at most `LIMITS.MAX_KEPT_DAYS`. */
  async all(): Promise<DayRecord[]> {
    await this.save();
    const kept = await this.#db?.getAll("days").catch(() => []);
    return kept && kept.length > 0 ? kept : [this.today];
  }

  async save() {
    if (this.#isSaved) return;
    this.#isSaved = true;
    await this.#db?.put("days", this.#today).catch(() => {});
  }

  /** When the clock is put back, an existing day is continued. */
  #turnPage() {
    const { calendar, now } = this.#parts;
    const at = now();
    if (Math.abs(at - this.#lookedAt) < LOOK_EVERY_MS) return;
    this.#lookedAt = at;
    const { date } = calendar(at);
    if (date === this.#today.date) return;
    void this.save();
    this.#today = emptyDay(date);
    void this.#db?.get("days", date).then(
      (kept) => kept && date === this.#today.date && this.count(kept),
      () => {},
    );
  }

  async #forgetOldest() {
    const dates = (await this.#db?.getAllKeys("days")) ?? [];
    for (const date of dates.slice(0, Math.max(0, dates.length - LIMITS.MAX_KEPT_DAYS)))
      await this.#db?.delete("days", date);
  }
}
