import type { DeviceId, JobId } from "../ids";
import { accounts, balanced, type PostingDraft } from "./ledger";

/** The charges for one job's settled units since the last commit, summed so that a thousand units need one posting. */
export class Charges {
  readonly #credits = new Map<DeviceId, number>();
  #cityNanos = 0;
  #units = 0;
  readonly jobId: JobId;

  constructor(jobId: JobId) {
    this.jobId = jobId;
  }

  add(agreeing: readonly { deviceId: DeviceId }[], creditNanos: number, cityNanos: number) {
    for (const { deviceId } of agreeing) this.#credits.set(deviceId, (this.#credits.get(deviceId) ?? 0) + creditNanos);
    this.#cityNanos += cityNanos;
    this.#units += 1;
  }

  /** From the job's hold to the devices and the city; undefined when nothing was charged. */
  posting(): PostingDraft | undefined {
    let total = this.#cityNanos;
    const entries = [{ account: accounts.revenue, amountNanos: this.#cityNanos }];
    for (const [device, amountNanos] of this.#credits) {
      total += amountNanos;
      entries.push({ account: accounts.device(device), amountNanos });
    }
    if (total === 0) return undefined;
    entries.push({ account: accounts.hold(this.jobId), amountNanos: -total });
    return balanced({
      kind: "charge",
      subject: this.jobId,
      units: this.#units,
      entries,
    });
  }
}
