import type { DeviceFault } from "#protocol/devices/device-fault";
import type { GrantStub, ReplicaResult } from "#protocol/devices/device-messages";
import { asDevice } from "./as-device";
import { sha256Hex } from "./sha256-hex";
import { timeLimit } from "./time-limit";

const UPLOAD_WITHIN_MS = 5 * 60_000;
const MIN_WAIT_MS = 1_000;
const MAX_WAIT_MS = 60_000;
const AT_ONCE = 2;
/** Statuses worth retrying; every other refusal is final. */
const WORTH_RETRYING = new Set([401, 408, 425, 429]);

/** A receipt proves with the result that this device delivered the blob for this grant. */
type PutAnswer = { kind: "stored"; receipt: string } | { kind: "refused" } | { kind: "later" };

/** A result with the bytes that the unit printed and wrote, whether it succeeded or failed. */
export type BigResult = Extract<ReplicaResult, { kind: "output" | "failed" }> & { bytes: Uint8Array };

interface UploaderParts {
  deviceToken: () => string | undefined;
  /** False on networks where the resident allows no transfers: it is retried later. */
  mayTalk: () => boolean;
  onBytes: (bytes: number) => void;
  fetch?: typeof fetch;
}

/** Uploads outputs that are too big for the socket to the blob store; their results then refer to them by hash. */
export class BlobUploader {
  readonly #siteUrl: string;
  readonly #parts: UploaderParts;
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(siteUrl: string, parts: UploaderParts) {
    this.#siteUrl = siteUrl;
    this.#parts = parts;
  }

  /** The result that stands for the grant's output: its blob, or `lost` when the store refuses it for good. */
  async upload(stub: GrantStub, output: BigResult, isWanted: () => boolean): Promise<ReplicaResult | undefined> {
    await this.#begin();
    try {
      return await this.#untilDone(stub, output, isWanted);
    } finally {
      this.#busy -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #untilDone(stub: GrantStub, output: BigResult, isWanted: () => boolean): Promise<ReplicaResult | undefined> {
    const bytes = output.bytes.slice();
    const hash = await sha256Hex(bytes);
    for (let waitMs = MIN_WAIT_MS; isWanted(); waitMs = Math.min(waitMs * 2, MAX_WAIT_MS)) {
      const answer = await this.#put(stub, hash, bytes);
      if (answer.kind === "stored") return withoutBytes(output, hash, answer.receipt);
      if (answer.kind === "refused") {
        return { kind: "lost", unit: output.unit, message: "output-refused" satisfies DeviceFault };
      }
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
    return undefined;
  }

  async #put(stub: GrantStub, hash: string, bytes: Uint8Array<ArrayBuffer>): Promise<PutAnswer> {
    const deviceToken = this.#parts.deviceToken();
    if (!deviceToken || !this.#parts.mayTalk()) return { kind: "later" };
    try {
      const { headers, credentials } = asDevice(deviceToken, stub);
      const { fetch: send = fetch } = this.#parts;
      const response = await send(new URL(`/blobs/${hash}`, this.#siteUrl), {
        method: "PUT",
        headers: { ...headers, "content-type": "application/octet-stream" },
        body: bytes,
        credentials,
        signal: timeLimit(UPLOAD_WITHIN_MS),
      });
      this.#parts.onBytes(bytes.length);
      if (response.ok) return { kind: "stored", receipt: ((await response.json()) as { receipt: string }).receipt };
      return { kind: response.status < 500 && !WORTH_RETRYING.has(response.status) ? "refused" : "later" };
    } catch {
      return { kind: "later" };
    }
  }

  async #begin() {
    if (this.#busy >= AT_ONCE) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#busy += 1;
  }
}

function withoutBytes({ bytes, ...result }: BigResult, hash: string, receipt: string): ReplicaResult {
  const blob = { hash, byteLength: bytes.byteLength, receipt };
  return result.kind === "failed" ? { ...result, blob } : { ...result, kind: "blob", ...blob };
}
