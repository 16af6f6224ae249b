/** Chromium's report of the processor's load, where it exists. */
interface PressureRecord {
  state: "nominal" | "fair" | "serious" | "critical";
}

type PressureObserverClass = new (
  onRecords: (records: PressureRecord[]) => void,
) => { observe(source: "cpu", options: { sampleInterval: number }): Promise<void> };

const SAMPLE_MS = 1_000;
/** When a larger share of the cores is lent, a busy processor says nothing about other programs. */
const MAX_OWN_SHARE = 0.5;

/**
 * Whether the browser reports the whole machine as busy, beyond what the lent cores explain. False without such a
 * report.
 */
export class CrowdWatch {
  readonly #cores: number;
  #isBusy = false;

  constructor(cores: number) {
    this.#cores = cores;
    const { PressureObserver } = globalThis as { PressureObserver?: PressureObserverClass };
    if (!PressureObserver) return;
    const observer = new PressureObserver((records) => {
      const state = records.at(-1)?.state;
      this.#isBusy = state === "serious" || state === "critical";
    });
    // Some browsers have the API and refuse its use.
    observer.observe("cpu", { sampleInterval: SAMPLE_MS }).catch(() => {});
  }

  isCrowded(lent: number): boolean {
    return this.#isBusy && lent <= this.#cores * MAX_OWN_SHARE;
  }
}
