import { SECOND } from "#core/time";
import type { Connection } from "../buckets/connection";
import { type BrowserMethod, letsBrowsersIn } from "../buckets/lets-browsers-in";
import type { Outbound } from "../outbound/outbound";

interface Ways {
  outbound: Outbound;
  origin: string;
  now: () => number;
}

interface Known {
  until: number;
  isOpen: Promise<boolean>;
}

/** Fixed rules are noticed after this time. */
const KNOWN_MS = 30 * SECOND;
const MAX_KNOWN = 1_000;

/** Which buckets allow browsers, as of a moment ago. */
export class BrowserAccess {
  readonly #ways: Ways;
  readonly #known = new Map<string, Known>();

  constructor(ways: Ways) {
    this.#ways = ways;
  }

  isOpen(connection: Connection, method: BrowserMethod): Promise<boolean> {
    const now = this.#ways.now();
    // The same connection may be pointed at another endpoint.
    const key = `${connection.id} ${connection.endpoint} ${connection.bucket} ${method}`;
    const known = this.#known.get(key);
    if (known && known.until > now) return known.isOpen;
    if (this.#known.size >= MAX_KNOWN) this.#known.clear();
    const isOpen = letsBrowsersIn({ ...this.#ways, connection }, method);
    isOpen.catch(() => this.#known.delete(key));
    this.#known.set(key, { until: now + KNOWN_MS, isOpen });
    return isOpen;
  }
}
