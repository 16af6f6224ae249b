import { z } from "zod";
import { faulty } from "../faulty";
import { BytesSource } from "./bytes-source";

const Tolerance = (about: string) => z.number().min(0).max(Number.MAX_VALUE).describe(about);

/** How a job decides that two outputs of a unit are equal. `docs/job-manifest.md` says when to use which. */
export const JobComparison = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("bytes") }),
  z
    .strictObject({
      kind: z.literal("json"),
      absolute: Tolerance("Numbers may differ by so much.").optional(),
      relative: Tolerance("Numbers may differ by such a part of the larger one.")
        .max(1, "must be 1 or less: 0.001 allows a thousandth")
        .optional(),
    })
    .refine(
      ({ absolute, relative }) => absolute !== undefined || relative !== undefined,
      faulty({ kind: "no-tolerance" }),
    ),
  z.strictObject({
    kind: z.literal("program"),
    source: BytesSource.describe("A JavaScript module: export default (a, b) => boolean."),
  }),
]);
export type JobComparison = z.infer<typeof JobComparison>;
