import { ReceiptLine } from "../../receipts/receipt-line";
import { json, Nothing, stream } from "../operation";
import { ReceiptKeyList, StreamReceiptsInput } from "../receipts";

/** What the city certifies about jobs, and the keys to check it with. */
export const receiptOperations = {
  streamReceipts: stream({
    tag: "results",
    audience: "job-reader",
    method: "GET",
    path: "/jobs/{jobId}/receipts.ndjson",
    summary:
      "A receipt for every settled unit, in the order of settlement: hash-chained and signed, one JSON object per line.",
    input: StreamReceiptsInput,
    contentType: "application/x-ndjson",
    line: ReceiptLine,
    fileNamePieces: 2,
    refusals: ["CONFLICT"],
  }),
  listReceiptKeys: json({
    tag: "city",
    audience: "anyone",
    method: "GET",
    path: "/receipt-keys",
    summary: "The public keys that sign receipts, the present one first.",
    input: Nothing,
    output: ReceiptKeyList,
  }),
  replaceReceiptKey: json({
    tag: "admin",
    audience: "admin:operate",
    method: "POST",
    path: "/admin/receipt-keys/replace",
    summary: "Let a new key sign receipts from now on; what the old one signed stays valid.",
    input: Nothing,
    output: ReceiptKeyList,
  }),
};
