/** What Chromium tells of the processor's load, where it does. */
interface PressureRecord {
  state: "nominal" | "fair" | "serious" | "critical";
}

type PressureObserverClass = new (
  onRecords: (records: PressureRecord[]) => void,
) => { observe(source: "cpu", options: { sampleInterval: number }): Promise<void> };

const SAMPLE_MS = 1_000;
/** When more of the cores than this are lent, a busy processor says nothing of others. */
const MAX_OWN_SHARE = 0.5;

/** Whether the browser calls the whole machine busy, beyond what the lent cores explain. One that tells nothing never does. */
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
    // Some browsers have it and refuse.
    observer.observe("cpu", { sampleInterval: SAMPLE_MS }).catch(() => {});
  }

  isCrowded(lent: number): boolean {
    return this.#isBusy && lent <= this.#cores * MAX_OWN_SHARE;
  }
}
