import { z } from "zod";
import { BUCKET_FAULTS } from "./storage";

/** Why a call to somebody's address may fail before there is an answer: the same faults as for a bucket. */
const Unreached = z
  .enum(BUCKET_FAULTS)
  .extract(["address-refused", "plain-http", "unresolved", "unreachable", "bad-certificate", "timeout", "cut-off"]);

/** Why something could not be delivered, as facts. */
export const DeliveryProblem = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("webhook-deleted") }),
    z.strictObject({ kind: z.literal("too-slow"), seconds: z.int() }),
    z.strictObject({ kind: z.literal("unreached"), host: z.string(), reason: Unreached }),
    z.strictObject({ kind: z.literal("redirected") }),
    z.strictObject({ kind: z.literal("gone") }),
    z.strictObject({ kind: z.literal("refused"), status: z.int() }),
    z.strictObject({ kind: z.literal("no-mail") }),
    z.strictObject({ kind: z.literal("address-unproven") }),
    z.strictObject({ kind: z.literal("mailbox-full") }),
    z.strictObject({ kind: z.literal("mail-server-failed") }),
  ])
  .meta({ id: "DeliveryProblem" });
export type DeliveryProblem = z.infer<typeof DeliveryProblem>;
