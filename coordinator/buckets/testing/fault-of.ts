import type { BucketFault } from "#protocol/api/storage";
import { isBucketError } from "../bucket-error";

/** What a bucket refuses it for; what else goes wrong is thrown. */
export async function faultOf(act: Promise<unknown>): Promise<BucketFault | "none"> {
  try {
    await act;
    return "none";
  } catch (error) {
    if (isBucketError(error)) return error.fault;
    throw error;
  }
}
