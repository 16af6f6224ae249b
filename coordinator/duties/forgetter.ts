import type { Logger } from "pino";
import { SECOND } from "#core/time";
import { type DeletionParts, finishDeletions } from "../rights/finish-deletions";
import { forgetExpired } from "../rights/forget-expired";
import { Duty } from "./duty";

const EVERY_MS = 10 * SECOND;

/** Finishes the deletion of people, and forgets their sessions and links when these expire. */
export const forgetter = (parts: DeletionParts & { log: Logger }): Duty =>
  new Duty("forgetter", EVERY_MS, parts.log, async () => {
    await forgetExpired(parts.pool);
    await finishDeletions(parts);
  });
