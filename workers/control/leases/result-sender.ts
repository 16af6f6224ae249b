import type { GrantStub, ReplicaResult } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import type { BigResult, BlobUploader } from "../bytes/blob-uploader";
import type { SocketLink } from "../connection/socket-link";
import type { OutboxItem } from "../database";
import type { Lease } from "./lease-book";
import type { Outbox } from "./outbox";
import { ReturnBatch, toReturn } from "./return-batch";

const COALESCE_MS = 50;
/** With `COALESCE_MS` at most 100 messages a second, half of what the coordinator's flood guard allows. */
const MESSAGES_PER_FLUSH = 5;

interface SenderParts {
  link: SocketLink;
  outbox: Outbox;
  uploader: BlobUploader;
  /** The browser's database failed: unsent results would not survive a reload. */
  onVolatile: () => void;
}

/** Sends results: they go into the outbox, then together over the socket, and again after each reconnect. */
export class ResultSender {
  readonly #parts: SenderParts;
  readonly #batch = new ReturnBatch();
  /** Outbox keys to present again; a set keeps the order and holds each once. */
  readonly #again = new Set<number>();
  readonly #uploading = new Set<number>();
  #unanswered = new Set<number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  get waiting() {
    return this.#batch.size + this.#parts.outbox.results;
  }

  submit(lease: Lease, result: ReplicaResult) {
    const { stub, connection } = lease.grant;
    if (isBig(result)) {
      for (const item of this.#keep([{ stub, results: [result] }])) void this.#upload(item);
      return;
    }
    const isFull = this.#batch.add(stub, connection, result);
    this.#wake(isFull ? 0 : COALESCE_MS);
  }

  /** After a welcome: everything that was never acknowledged is presented with its stub. */
  presentAll() {
    for (const item of this.#parts.outbox.items()) this.#present(item);
    this.#flush();
  }

  /** Periodically: presents unanswered results again, and held ones when they are due. */
  presentUnanswered(now: number) {
    const { outbox, link } = this.#parts;
    if (!link.welcomed) return;
    const before = this.#unanswered;
    this.#unanswered = new Set(outbox.items().map((item) => item.key));
    for (const item of outbox.items()) if (before.has(item.key) && outbox.isDue(item, now)) this.#present(item);
    this.#wake(0);
  }

  /** The job runs again: results held for it are presented now. */
  presentHeld(jobId: string) {
    for (const item of this.#parts.outbox.items()) if (item.held && item.stub.jobId === jobId) this.#present(item);
    if (this.#again.size > 0) this.#wake(0);
  }

  drop(gone: (stub: GrantStub) => boolean) {
    this.#batch.drop(gone);
  }

  /** Before leases are given up: sends what was finished under them, and lets the rest prove itself later. */
  settleUp() {
    this.#flush();
    this.#batch.detach();
  }

  /** The grants with results that were not acknowledged. */
  grantIds(): string[] {
    const coming = this.#parts.outbox.items().filter(({ held }) => held === undefined);
    return [...this.#batch.grantIds(), ...coming.map((item) => item.stub.grantId)];
  }

  #present(item: OutboxItem) {
    if (item.results.some(isBig)) void this.#upload(item);
    else this.#again.add(item.key);
  }

  #wake(afterMs: number) {
    if (afterMs === 0) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#flush();
    }, afterMs);
  }

  #flush() {
    const { link } = this.#parts;
    const parcels = this.#batch.take(MESSAGES_PER_FLUSH);
    if (parcels.length > 0) this.#keep(parcels);
    for (const parcel of parcels) link.return(toReturn(parcel, link.connection));
    if (link.welcomed) this.#flushAgain(MESSAGES_PER_FLUSH - parcels.length);
    const more = this.#batch.size > 0 || (link.welcomed && this.#again.size > 0);
    if (more) this.#wake(COALESCE_MS);
  }

  #flushAgain(max: number) {
    const { link, outbox } = this.#parts;
    for (const key of [...this.#again].slice(0, max)) {
      this.#again.delete(key);
      const item = outbox.get(key);
      if (item) link.return({ grantId: item.stub.grantId, results: item.results, stub: item.stub });
    }
  }

  async #upload(item: OutboxItem) {
    if (this.#uploading.has(item.key)) return;
    this.#uploading.add(item.key);
    const { outbox, uploader } = this.#parts;
    const results = await Promise.all(
      item.results.map((result) =>
        isBig(result) ? uploader.upload(item.stub, result, () => outbox.get(item.key) !== undefined) : result,
      ),
    );
    this.#uploading.delete(item.key);
    const done = results.filter((result) => result !== undefined);
    if (done.length !== item.results.length) return;
    await this.#guarded(outbox.replace(item.key, done));
    this.#again.add(item.key);
    this.#wake(0);
  }

  #keep(parcels: { stub: GrantStub; results: ReplicaResult[] }[]): OutboxItem[] {
    const { items, written } = this.#parts.outbox.add(parcels);
    void this.#guarded(written);
    return items;
  }

  async #guarded(written: Promise<void>) {
    try {
      await written;
    } catch {
      this.#parts.onVolatile();
    }
  }
}

function isBig(result: ReplicaResult): result is BigResult {
  return "bytes" in result && result.bytes !== undefined && result.bytes.byteLength > LIMITS.inlineOutputBytes;
}
