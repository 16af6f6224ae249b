import type { Asking } from "./ask-bucket";
import { BucketError } from "./bucket-error";

export function refuseReadOnly({ connection }: Asking) {
  if (connection.readOnly) throw new BucketError("read-only", "The connection is read-only.");
}
