import { SECOND } from "#core/time";
import type { Handle } from "../handle";
import { endKinships } from "../household/end-kinships";
import { type DeletionParts, finishDeletions } from "../rights/finish-deletions";
import { forgetExpired } from "../rights/forget-expired";
import { Duty } from "./duty";

const EVERY_MS = 10 * SECOND;

/** Finishes the deletion of people, and forgets their sessions, links and former households when these expire. */
export const forgetter = (parts: DeletionParts & Pick<Handle, "bus" | "coordinator" | "log" | "prisma">): Duty =>
  new Duty("forgetter", EVERY_MS, parts.log, async () => {
    await forgetExpired(parts.pool);
    await finishDeletions(parts);
    await endKinships(parts, Date.now());
  });
