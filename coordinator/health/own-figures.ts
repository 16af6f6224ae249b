import { type IntervalHistogram, monitorEventLoopDelay } from "node:perf_hooks";
import type { Commit } from "#core/coordination/effects";
import { HOUR, MINUTE } from "#core/time";

/** Commits remembered: at the busiest, about half a minute of them. */
const MAX_COMMITS = 4_096;
const COMMITS_MS = 5 * MINUTE;
const LAGS = 12;
const LAG_RESOLUTION_MS = 20;

/** What this process alone can know of its own pace and of the answers that it decided about. */
export class OwnFigures {
  readonly #now: () => number;
  readonly #delay: IntervalHistogram = monitorEventLoopDelay({ resolution: LAG_RESOLUTION_MS });
  #commits: { at: number; ms: number }[] = [];
  #lags: number[] = [];
  /** By minute. */
  readonly #answers = new Map<number, { compared: number; outvoted: number }>();
  #imbalanceNanos: number | null = null;

  constructor(now: () => number) {
    this.#now = now;
    this.#delay.enable();
  }

  close() {
    this.#delay.disable();
  }

  committed({ devices }: Pick<Commit, "devices">, tookMs: number | undefined) {
    const at = this.#now();
    if (tookMs !== undefined) {
      this.#commits.push({ at, ms: tookMs });
      if (this.#commits.length > 2 * MAX_COMMITS) this.#commits = this.#commits.slice(-MAX_COMMITS);
    }
    if (devices.size === 0) return;
    const minute = Math.floor(at / MINUTE);
    const sum = this.#answers.get(minute) ?? { compared: 0, outvoted: 0 };
    this.#answers.set(minute, sum);
    for (const { agreed, outvoted } of devices.values()) {
      sum.compared += agreed + outvoted;
      sum.outvoted += outvoted;
    }
  }

  ledgerSummed(nanos: number) {
    this.#imbalanceNanos = nanos;
  }

  /** Call every few seconds: the lag is the worst of the last dozen calls. */
  take() {
    const at = this.#now();
    this.#lags = [...this.#lags, this.#lagSince()].slice(-LAGS);
    this.#commits = this.#commits.filter((commit) => commit.at > at - COMMITS_MS).slice(-MAX_COMMITS);
    const took = this.#commits.map(({ ms }) => ms).sort((a, b) => a - b);
    const commitMs = took[Math.ceil(took.length * 0.99) - 1];
    return {
      commitMs: commitMs === undefined ? null : Math.round(commitMs),
      eventLoopMs: Math.round(Math.max(...this.#lags)),
      ...this.#answersOfTheHour(at),
      imbalanceNanos: this.#imbalanceNanos,
    };
  }

  #lagSince(): number {
    const lag = this.#delay.count === 0 ? 0 : this.#delay.percentile(99) / 1e6 - LAG_RESOLUTION_MS;
    this.#delay.reset();
    return Math.max(0, lag);
  }

  #answersOfTheHour(at: number) {
    const sum = { compared: 0, outvoted: 0 };
    for (const [minute, { compared, outvoted }] of this.#answers) {
      if (minute * MINUTE < at - HOUR) this.#answers.delete(minute);
      else {
        sum.compared += compared;
        sum.outvoted += outvoted;
      }
    }
    return sum;
  }
}
