import type { Job as JobRow } from "../../../prisma/generated/client";

/** Whether the job is paused because its budget cannot pay for another unit; the core says so in its reason. */
export const waitsForMoney = (row: JobRow) => row.state === "paused" && /\bbudget\b/.test(row.stateReason ?? "");
