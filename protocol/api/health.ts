import { z } from "zod";
import { TRUST_MODES } from "#core/coordination/trust/trust-modes";

export const HealthState = z
  .enum(["good", "look", "act", "unknown"])
  .describe("`look`: when there is time. `act`: now. `unknown`: the city cannot tell before something is configured.");
export type HealthState = z.infer<typeof HealthState>;

/** A row of the health page: a check, how it stands, and the facts that decided it. */
const check = <Name extends string, Facts extends z.ZodRawShape>(name: Name, facts: Facts) =>
  z.strictObject({
    check: z.literal(name),
    state: HealthState,
    since: z.iso.datetime().nullable().describe("Since when it has been in this state; null: only just."),
    facts: z.strictObject(facts),
  });

const Coordinator = z.string().nullable().describe("The one that has the worst figure.");
const Ms = z.int().nonnegative().nullable();

export const HealthRow = z.discriminatedUnion("check", [
  check("coordinators", {
    alive: z.int(),
    silent: z.array(z.string()).describe("Those that stopped without saying so."),
  }),
  check("queue", {
    ms: Ms.describe("For how long the open job that waits longest has made no progress; null: none waits."),
    jobId: z.string().nullable(),
  }),
  check("commits", {
    ms: Ms.describe("What 99 of 100 commits took at most, in the last five minutes; null: there were none."),
    coordinator: Coordinator,
  }),
  check("event-loop", {
    ms: Ms.describe("By how much timers were late, in the last minute."),
    coordinator: Coordinator,
  }),
  check("wrong-results", {
    compared: z.int().describe("Answers that a quorum or a check decided about in the last hour."),
    outvoted: z.int(),
  }),
  check("trust", {
    mode: z
      .enum(TRUST_MODES)
      .nullable()
      .describe(
        "`trusted`: enough devices are. `few`: two that agree are believed. `anchored`: what anchors confirm. `many`: five strangers that agree are believed.",
      ),
  }),
  check("ledger", { imbalanceNanos: z.int().nullable().describe("Anything but 0 is an error; null: not summed yet.") }),
  check("disk", { freeBytes: z.int().nullable(), bytes: z.int().nullable(), coordinator: Coordinator }),
  check("backups", {
    at: z.iso.datetime().nullable().describe("When the last one was finished; null: there is none."),
  }),
  check("mail", {
    isConfigured: z.boolean(),
    failures: z.int().describe("Letters and checks of the mail server that failed since one succeeded."),
    sentAt: z.iso.datetime().nullable().describe("The last letter since the start."),
    checkedAt: z.iso.datetime().nullable().describe("When the mail server last answered."),
  }),
  check("certificates", {
    isServed: z.boolean().describe("Whether the site's address is https."),
    host: z.string().nullable().describe("That whose certificate ends first, or has a problem."),
    until: z.iso.datetime().nullable(),
    problem: z.enum(["unreachable", "untrusted"]).nullable(),
  }),
  check("tariffs", {
    tariff: z.string().nullable().describe("The offered one whose prices of power end first; null: they have no end."),
    until: z.string().nullable().describe("Its first day without a price, as 2026-11-01; null: they have no end."),
    hasEnded: z.boolean().describe("Whether it has no price today."),
  }),
]);
export type HealthRow = z.infer<typeof HealthRow>;
export type HealthCheckName = HealthRow["check"];

export const CoordinatorNow = z.strictObject({
  id: z.string(),
  beganAt: z.iso.datetime(),
  reportedAt: z.iso.datetime(),
  isSilent: z.boolean(),
  devices: z.int().nullable(),
  coresAtWork: z.int().nullable(),
  commitMs: Ms,
  eventLoopMs: Ms,
  freeBytes: z.int().nullable(),
});
export type CoordinatorNow = z.infer<typeof CoordinatorNow>;

export const Health = z
  .strictObject({
    at: z.iso.datetime(),
    rows: z.array(HealthRow),
    coordinators: z.array(CoordinatorNow).describe("Its figures are null where its version differs from this one's."),
  })
  .meta({ id: "Health" });
export type Health = z.infer<typeof Health>;
