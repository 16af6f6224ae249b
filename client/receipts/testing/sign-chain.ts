import { generateKeyPairSync, hash, sign } from "node:crypto";
import { canonicalJson } from "#protocol/receipts/canonical-json";
import { NO_LINE } from "#protocol/receipts/receipt-line";

const HASH = "ab".repeat(32);
const AT = "2026-11-30T10:00:00.000Z";
export const JOB = "job_0123456789abcdef";

/** A city that signs whatever it is told, written apart from the one that ships. */
export class Signatory {
  readonly #pair = generateKeyPairSync("ed25519");
  readonly key = this.#pair.publicKey.export({ format: "jwk" }).x ?? "";
  chain = NO_LINE;
  lines = 0;
  settlement = 0;
  sumNanos = 0;

  receipt(unit: number, changes: object = {}): string {
    const facts = { kind: "receipt", jobId: JOB, unit, settledAt: AT, programHash: HASH, inputHash: HASH };
    const answer = { result: "output", outputHash: HASH, fuel: 7, priceNanos: 100, agreed: ["chromium"], outvoted: [] };
    return this.#link({ ...facts, ...answer, ...changes });
  }

  withdrawal(unit: number, withdraws: number): string {
    return this.#link({ kind: "withdrawal", jobId: JOB, unit, withdraws, priceNanos: -100 });
  }

  signature(changes: object = {}): string {
    const { chain, lines, settlement, sumNanos, key } = this;
    const facts = { kind: "signature", city: "https://city.example", jobId: JOB, isOver: true, signedAt: AT };
    const signed = { ...facts, chain, lines, settlement, sumNanos, key, ...changes };
    const signature = sign(null, Buffer.from(canonicalJson(signed)), this.#pair.privateKey).toString("hex");
    return canonicalJson({ ...signed, signature });
  }

  #link(draft: { priceNanos: number } & Record<string, unknown>): string {
    this.settlement += 2;
    const text = canonicalJson({ settlement: this.settlement, ...draft, previous: this.chain });
    this.chain = hash("sha256", text);
    this.lines += 1;
    this.sumNanos += draft.priceNanos;
    return text;
  }
}
