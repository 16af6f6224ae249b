import { z } from "zod";
import type { StateReason as CoreReason } from "#core/jobs/state-reason";
import { CHAIN_FAULTS } from "../job-faults/chain-fault";
import { COMPARISON_TROUBLES } from "../job-faults/comparison-trouble";
import { JobId } from "../job-id";
import { LIMITS } from "../limits";
import { Sha256 } from "../manifest/job-manifest";
import { BucketFault, ConnectionName } from "./storage";

const Words = z.string().max(LIMITS.reasonChars);

/** Why a job is paused or cancelled: the core's union, validated wherever it comes from outside the core. */
export const StateReason: z.ZodType<CoreReason> = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("paused-by-hand") }),
    z.strictObject({ kind: z.literal("cancelled-by-customer") }),
    z.strictObject({ kind: z.literal("stopped-by-admin"), words: Words }),
    z.strictObject({ kind: z.literal("budget-spent") }),
    z.strictObject({ kind: z.literal("budget-too-small") }),
    z.strictObject({ kind: z.literal("first-units-failed"), units: z.int().min(1) }),
    z.strictObject({
      kind: z.literal("first-units-hit-limit"),
      units: z.int().min(1),
      limit: z.enum(["fuel", "time"]),
      seconds: z.number().min(0),
    }),
    z.strictObject({ kind: z.literal("inputs-unreadable") }),
    z.strictObject({ kind: z.literal("bucket-unreadable"), connection: ConnectionName, fault: BucketFault }),
    z.strictObject({ kind: z.literal("bucket-unwritable"), connection: ConnectionName, fault: BucketFault }),
    z.strictObject({
      kind: z.literal("comparison-broke"),
      what: z.enum(COMPARISON_TROUBLES),
      said: Words,
      line: z.int().min(0),
      twice: z.boolean(),
    }),
    z.strictObject({ kind: z.literal("comparison-failed"), trouble: Words }),
    z.strictObject({ kind: z.literal("quarantined"), program: Sha256 }),
    z.strictObject({ kind: z.literal("held-for-review") }),
    z.strictObject({ kind: z.literal("refused-in-review"), words: Words }),
    z.strictObject({ kind: z.literal("customer-frozen"), words: Words }),
    z.strictObject({ kind: z.literal("owes-money"), nanos: z.int().min(1) }),
    z.strictObject({ kind: z.literal("customer-banned"), words: Words }),
    z.strictObject({ kind: z.literal("program-banned"), words: Words }),
    z.strictObject({ kind: z.literal("waits-for-job"), jobId: JobId }),
    z.strictObject({ kind: z.literal("waits-for-money"), jobId: JobId, nanos: z.int().min(0) }),
    z.strictObject({
      kind: z.literal("no-outputs"),
      jobId: JobId,
      why: z.enum(["cancelled", "deleted", "none", "units-failed"]),
      units: z.int().min(0),
    }),
    z.strictObject({
      kind: z.literal("outputs-unusable"),
      jobId: JobId,
      fault: z.enum(CHAIN_FAULTS),
      unit: z.int().min(0),
      count: z.int().min(0),
    }),
    z.strictObject({ kind: z.literal("outputs-refused"), jobId: JobId, words: Words }),
    z.strictObject({ kind: z.literal("other"), words: Words }),
  ])
  .meta({ id: "StateReason" });
export type StateReason = CoreReason;
