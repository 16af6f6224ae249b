import { DAY, HOUR } from "#core/time";
import type { CertificateReport } from "./coordinator-report";

interface Parts {
  /** Addresses of this site's own configuration. */
  addresses: readonly string[];
  read: (url: URL) => Promise<CertificateReport>;
  now: () => number;
}

/** Looks at the certificates of this site's addresses once a day, and once an hour at those it could not read. */
export class CertificateWatch {
  readonly #parts: Parts;
  readonly #urls: readonly URL[];
  #found: CertificateReport[] = [];
  #dueAt = Number.NEGATIVE_INFINITY;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#urls = parts.addresses.map((address) => new URL(address)).filter(({ protocol }) => protocol === "https:");
  }

  get found(): CertificateReport[] {
    return this.#found;
  }

  async look(): Promise<void> {
    const { now, read } = this.#parts;
    if (this.#urls.length === 0 || now() < this.#dueAt) return;
    this.#found = await Promise.all(this.#urls.map(read));
    const isRead = this.#found.every(({ problem }) => problem !== "unreachable");
    this.#dueAt = now() + (isRead ? DAY : HOUR);
  }
}
