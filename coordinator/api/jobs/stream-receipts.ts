import { StreamReceiptsInput } from "#protocol/api/receipts";
import { handle } from "../../handle";
import { receiptStream } from "../../receipts/receipt-stream";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { keptJob } from "./kept-job";

/** The job's receipts after a settlement, each stretch with its signature. Refusals come before the first line. */
export async function streamReceipts({ ctx, input }: Call<unknown>): Promise<AsyncGenerator<string>> {
  const { jobId, after } = parseInput(StreamReceiptsInput, input);
  const job = await keptJob(ctx, jobId);
  await handle().receiptKeys.signer();
  return receiptStream(handle(), job, after);
}
