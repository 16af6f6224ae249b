import { createHash } from "node:crypto";

/** "INV 7" and "inv7" are one reference: it is typed in from paper. */
export const referenceHash = (reference: string): string =>
  createHash("sha256").update(reference.normalize("NFKC").toLowerCase().replace(/\s/gu, "")).digest("hex");
