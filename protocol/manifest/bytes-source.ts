import { z } from "zod";
import { form } from "../faulty";
import { LIMITS } from "../limits";

/** Lower-case hexadecimal SHA-256, by which a blob is named. */
export const Sha256 = z.string().regex(...form(/^[0-9a-f]{64}$/, { kind: "blob-name" }));

/** Bytes by content: `blob` once they are uploaded, `file` in a manifest on disk (the CLI uploads it and replaces it). */
export const BytesSource = z.union([
  z.strictObject({ blob: Sha256 }),
  z.strictObject({ file: z.string().min(1).max(LIMITS.pathChars) }),
]);
export type BytesSource = z.infer<typeof BytesSource>;
