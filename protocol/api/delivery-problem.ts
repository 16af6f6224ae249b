import { z } from "zod";
import { UNREACHED_REASONS } from "../unreached-reasons";

/** Why something could not be delivered, as facts. */
export const DeliveryProblem = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("webhook-deleted") }),
    z.strictObject({ kind: z.literal("too-slow"), seconds: z.int() }),
    z.strictObject({ kind: z.literal("unreached"), host: z.string(), reason: z.enum(UNREACHED_REASONS) }),
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
