import type { BucketFault } from "#protocol/api/storage";
import { isBucketError } from "../bucket-error";

/** The fault of a failed request to a bucket; any other error is thrown. */
export async function faultOf(act: Promise<unknown>): Promise<BucketFault | "none"> {
  try {
    await act;
    return "none";
  } catch (error) {
    if (isBucketError(error)) return error.fault;
    throw error;
  }
}
