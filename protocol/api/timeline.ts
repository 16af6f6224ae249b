import { z } from "zod";
import { LOSS_CAUSES } from "#core/coordination/granting/lost-attempt";
import { LIMITS } from "../limits";

/** One device's work on a unit, from the moment of the grant. It does not say whose device it is. */
export const UnitAttempt = z.strictObject({
  engine: z.string(),
  kind: z
    .string()
    .describe("What kind of device: Windows, Mac, Linux, ChromeOS, Android, iPhone, iPad, Television or Device."),
  grantedAt: z.iso.datetime().nullable().describe("Null where only the lease itself says that it was granted."),
  returnedAt: z.iso
    .datetime()
    .nullable()
    .describe("Null while the device has it, and when it was lost. Of the answer that settled the unit: when it did."),
  computedMs: z
    .number()
    .nullable()
    .describe("For how long the unit ran. The rest of the time it was fetched, or waited its turn there."),
  fetchedAt: z.iso
    .datetime()
    .nullable()
    .describe(
      "When the program and the unit’s input were at the device, as the device says: never before the grant or after the return. Null of units that ran for less than 100 ms, and of those that have not returned.",
    ),
  startedAt: z.iso
    .datetime()
    .nullable()
    .describe("When the unit began to run, as the device says, within the same bounds."),
  runningSince: z.iso
    .datetime()
    .nullable()
    .describe("Of an attempt that is under way or was lost: when the city first heard that the unit was running."),
  verdict: z.enum(["under-way", "waiting", "agreed", "outvoted", "lost"]),
  lost: z
    .strictObject({
      at: z.iso.datetime(),
      cause: z
        .enum(LOSS_CAUSES)
        .describe(
          "`silent`: the device's lease ran out. `forgotten`: it no longer knew of the unit. `stuck`: it made no progress. `failed`: it said that it could not run it. `given-back`: it handed it back. `taken-back`: the city took it from the device.",
        ),
      message: z.string().describe("How it ended, as a sentence for people."),
    })
    .nullable()
    .describe("How the attempt ended, where no answer came of it."),
});
export type UnitAttempt = z.infer<typeof UnitAttempt>;

export const UnitTimeline = z
  .strictObject({
    unit: z.int(),
    state: z.enum(["waiting", "under-way", "held", "agreed", "failed"]).describe("`held`: answered, to be confirmed."),
    submittedAt: z.iso.datetime(),
    settledAt: z.iso.datetime().nullable(),
    attempts: z
      .array(UnitAttempt)
      .describe(
        `In the order in which they began. Of those that came to nothing the first ${LIMITS.MAX_LOST_ATTEMPTS_PER_UNIT} are kept, at most.`,
      ),
    tracePage: z
      .url()
      .nullable()
      .describe("For admins: where the unit's trace is shown, if it is traced and the city says where."),
    waiting: z
      .strictObject({
        kind: z.enum(["its-turn", "computing", "another-household", "confirmation", "halted", "job"]),
        message: z.string().describe("Why it is not settled yet, as a sentence for people."),
      })
      .nullable(),
  })
  .meta({ id: "UnitTimeline" });
export type UnitTimeline = z.infer<typeof UnitTimeline>;
