import { createPublicKey, hash, type KeyObject, verify } from "node:crypto";
import { LIMITS } from "#protocol/limits";
import { canonicalJson } from "#protocol/receipts/canonical-json";
import {
  NO_LINE,
  type Receipt,
  ReceiptLine,
  type ReceiptSignature,
  type Withdrawal,
} from "#protocol/receipts/receipt-line";
import { tryParse } from "#protocol/try-parse";
import { ReceiptFault } from "./receipt-fault";
import { receiptFileLines } from "./receipt-file-lines";
import { UnitsInForce } from "./units-in-force";

/** What a file of receipts proves. */
export interface ProvenReceipts {
  city: string;
  jobId: string;
  receipts: number;
  withdrawals: number;
  /** Receipts and withdrawals of the job that come before those of the file. */
  linesBefore: number;
  /** What the job was charged by the lines of the file. */
  sumNanos: number;
  /** Whether the job had ended, and the file has its receipts to the last one. */
  isOver: boolean;
  signedAt: string;
  /** The public keys that signed, as base64url. */
  keys: string[];
}

export interface VerifyOptions {
  /** The city's keys, as its `receipt-keys` gives them; without any, the file only proves that its parts belong together. */
  cityKeys?: readonly string[] | undefined;
}

/**
 * Proves, without a network, that none of a job's receipts was changed, left out in between, reordered or added since the
 * city signed them. Throws a `ReceiptFault` that names the first line with which something is wrong.
 */
export async function verifyReceipts(
  pieces: AsyncIterable<Uint8Array>,
  options: VerifyOptions = {},
): Promise<ProvenReceipts> {
  const check = new ReceiptCheck(options);
  for await (const bytes of receiptFileLines(pieces)) check.take(bytes);
  return check.end();
}

class ReceiptCheck {
  readonly #cityKeys: readonly string[] | undefined;
  readonly #keys = new Map<string, KeyObject>();
  readonly #inForce = new UnitsInForce();
  #line = 0;
  #jobId: string | undefined;
  #chain: string | undefined;
  /** Whether the file begins with the job's first receipt. */
  #fromStart = false;
  #settlement = 0;
  #counts = { receipt: 0, withdrawal: 0 };
  #sumNanos = 0;
  #first: (Pick<ProvenReceipts, "linesBefore"> & { sumBefore: number }) | undefined;
  #signed: ReceiptSignature | undefined;

  constructor({ cityKeys }: VerifyOptions) {
    this.#cityKeys = cityKeys;
  }

  take(bytes: Uint8Array): void {
    this.#line += 1;
    const line = this.#read(bytes);
    this.#jobId ??= line.jobId;
    if (line.jobId !== this.#jobId) this.#fault(`it is about ${line.jobId}, the lines before it about ${this.#jobId}.`);
    if (line.kind === "signature") this.#takeSignature(line);
    else this.#takeLink(line, bytes);
  }

  end(): ProvenReceipts {
    if (!this.#signed || !this.#first) {
      this.#line += 1;
      this.#fault("the file ends here without a signature; what comes after the last signature is not proven.");
    }
    const { city, jobId, isOver, signedAt } = this.#signed;
    return {
      ...{ city, jobId, isOver, signedAt },
      receipts: this.#counts.receipt,
      withdrawals: this.#counts.withdrawal,
      linesBefore: this.#first.linesBefore,
      sumNanos: this.#sumNanos,
      keys: [...this.#keys.keys()],
    };
  }

  #read(bytes: Uint8Array): ReceiptLine {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
    const { data } = tryParse(ReceiptLine, asJson(text));
    if (!data) this.#fault("it is no receipt, withdrawal or signature.");
    if (canonicalJson(data) !== text) this.#fault("it is not written as the city writes it: something was changed.");
    return data;
  }

  #takeLink(line: Receipt | Withdrawal, bytes: Uint8Array) {
    if (this.#chain === undefined) this.#begin(line.previous);
    if (line.previous !== this.#chain)
      this.#fault("it does not follow the line before it: one of the two was changed, or one between them is missing.");
    if (line.settlement <= this.#settlement) this.#fault("it settled before the line before it.");
    this.#settlement = line.settlement;
    this.#takeUnit(line);
    this.#counts[line.kind] += 1;
    this.#sumNanos += line.priceNanos;
    this.#chain = hash("sha256", bytes);
    this.#signed = undefined;
  }

  #begin(chain: string) {
    this.#chain = chain;
    this.#fromStart = chain === NO_LINE;
  }

  #takeUnit({ kind, unit }: Receipt | Withdrawal) {
    if (unit >= LIMITS.unitsPerJob) this.#fault(`no job has a unit ${unit}.`);
    const holds = this.#inForce.has(unit);
    if (kind === "receipt" && holds) this.#fault(`unit ${unit} has an earlier receipt that was not withdrawn.`);
    // Otherwise the receipt may be in a file that comes before this one.
    if (kind === "withdrawal" && !holds && this.#fromStart)
      this.#fault(`it withdraws a receipt of unit ${unit}, which has none.`);
    if (kind === "receipt" || holds) this.#inForce.flip(unit);
  }

  #takeSignature(line: ReceiptSignature) {
    const { signature, ...signed } = line;
    const here = this.#counts.receipt + this.#counts.withdrawal;
    if (this.#chain === undefined) this.#begin(line.chain);
    this.#first ??= this.#fromStart
      ? { linesBefore: 0, sumBefore: 0 }
      : { linesBefore: line.lines - here, sumBefore: line.sumNanos - this.#sumNanos };
    const { linesBefore, sumBefore } = this.#first;
    if (line.chain !== this.#chain) this.#fault("it signs other lines than those before it.");
    if (line.lines !== linesBefore + here || linesBefore > 0 === this.#fromStart)
      this.#fault(`it signs ${line.lines} lines; with the lines before it there are ${linesBefore + here}.`);
    if (line.sumNanos !== sumBefore + this.#sumNanos) this.#fault("its sum is not that of the prices before it.");
    if (this.#cityKeys && !this.#cityKeys.includes(line.key))
      this.#fault(`it is signed by the key ${line.key}, which is not the city's.`);
    if (!verify(null, Buffer.from(canonicalJson(signed)), this.#keyOf(line.key), Buffer.from(signature, "hex")))
      this.#fault("its signature is not valid: it, or a line before it, was changed.");
    this.#signed = line;
  }

  #keyOf(x: string): KeyObject {
    const known = this.#keys.get(x);
    if (known) return known;
    if (this.#keys.size === LIMITS.MAX_KEYS_OF_RECEIPTS) this.#fault("more keys have signed than a city ever has.");
    try {
      const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
      this.#keys.set(x, key);
      return key;
    } catch {
      return this.#fault("its key is none.");
    }
  }

  #fault(what: string): never {
    throw new ReceiptFault(this.#line, what);
  }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
