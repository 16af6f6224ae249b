import { type BatchContents, BatchIdInput } from "#protocol/api/rewards";
import { requireAdmin } from "../../../auth/context";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { batchContents } from "./batch-views";

export async function getBatch({ ctx, input }: Call<unknown>): Promise<BatchContents> {
  requireAdmin(ctx, "getBatch");
  const { batchId } = parseInput(BatchIdInput, input);
  return batchContents(batchId, ctx);
}
