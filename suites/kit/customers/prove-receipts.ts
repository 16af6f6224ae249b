import { Readable } from "node:stream";
import { type ProvenReceipts, verifyReceipts } from "#client/receipts/verify-receipts";

/** What a text of receipts proves. */
export const proveReceipts = (text: string, cityKeys?: string[]): Promise<ProvenReceipts> =>
  verifyReceipts(Readable.from([Buffer.from(text)]), { cityKeys });
