import { z } from "zod";
import { LIMITS } from "../limits";
import { Dollars, Sha256 } from "../manifest/job-manifest";
import { Role } from "../people/roles";
import { ShownText } from "../text/shown-text";
import { LedgerLine } from "./account";
import { Job, JobState } from "./jobs";

export const Reason = ShownText({
  min: 3,
  max: LIMITS.MAX_ACT_REASON_CHARS,
  why: "say why: it is kept in the audit log",
});

export const DeviceState = z.enum(["welcome", "banned"]);

export const DeviceTrust = z
  .enum(["unknown", "trusted", "limited"])
  .describe(
    "`limited`: its household was outvoted in so many jobs that it gets no work until an admin welcomes it again.",
  );

export const AdminDevice = z
  .strictObject({
    id: z.string(),
    label: z.string(),
    engine: z.string(),
    cores: z.int(),
    state: DeviceState,
    banReason: z.string().nullable(),
    removed: z
      .strictObject({
        at: z.iso.datetime(),
        by: z.string().nullable().describe("The name of the person who did it, if known."),
      })
      .nullable()
      .describe("When its household sent it away for good: it gets no work, and what it earned stays."),
    anchored: z.boolean().describe("One of the city's own, for whose answers an admin vouched."),
    trust: DeviceTrust,
    streak: z.int().describe("Settled answers since its household was last outvoted."),
    strikes: z.int().describe("Jobs in which its household was outvoted, since it was last forgiven."),
    household: z.string().nullable(),
    online: z.boolean(),
    slots: z.int(),
    busy: z.int(),
    running: z.array(z.string()).describe("Names of the jobs it runs now."),
    agreed: z.int(),
    outvoted: z.int(),
    failed: z.int(),
    creditNanos: z.int(),
    firstSeenAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
  })
  .meta({ id: "AdminDevice" });
export type AdminDevice = z.infer<typeof AdminDevice>;

export const Stored = z
  .strictObject({
    blobs: z.int(),
    bytes: z.int().describe("Of all blobs that the site keeps, on its disk or in its bucket."),
    diskBytes: z.int().describe("Of the disk that holds the data folder."),
    freeBytes: z.int(),
    erasing: z.int().describe("Jobs that were deleted and are not erased yet."),
  })
  .meta({ id: "Stored" });
export type Stored = z.infer<typeof Stored>;

export const ListDevicesInput = z.strictObject({
  find: z.string().max(80).default(""),
  state: DeviceState.optional(),
  online: z.stringbool().optional(),
  removed: z.stringbool().optional(),
  sort: z.enum(["lastSeenAt", "outvoted"]).catch("lastSeenAt").default("lastSeenAt"),
  order: z.enum(["desc", "asc"]).catch("desc").default("desc"),
  after: z
    .string()
    .max(24)
    .regex(/^\d{1,13}\.\d{1,10}$/)
    .optional()
    .describe("`next` of the previous page, with the same filters and order."),
});
export const DeviceList = z
  .strictObject({
    devices: z.array(AdminDevice),
    total: z.int().describe(`How many match, counted up to ${LIMITS.MAX_COUNTED_DEVICES + 1}.`),
    next: z.string().nullable().describe("For the next page; null on the last one."),
  })
  .meta({ id: "DeviceList" });

export const DeviceIdInput = z.strictObject({ deviceId: z.string().min(1).max(64) });
export const BanDeviceInput = DeviceIdInput.extend({
  reason: Reason,
});
export const AnchorDeviceInput = DeviceIdInput.extend({ reason: Reason });
export const DeviceHistory = z
  .strictObject({
    device: AdminDevice,
    replicas: z.array(
      z.strictObject({
        jobId: z.string(),
        jobName: z.string(),
        unit: z.int(),
        verdict: z.enum(["agreed", "outvoted", "failed", "waiting"]),
        fuel: z.int(),
        ms: z.number(),
        creditNanos: z.int(),
        at: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: "DeviceHistory" });
export type DeviceHistory = z.infer<typeof DeviceHistory>;

export const AdminCustomer = z.strictObject({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: Role,
  emailVerified: z.boolean(),
  standing: z
    .strictObject({ standing: z.enum(["approved", "limited", "frozen", "banned"]), reason: z.string() })
    .nullable()
    .describe("What a moderator decided about them."),
  waitsForWelcome: z
    .boolean()
    .describe("Has not had the welcome gift: it waits for a verified address or an admin's word."),
  jobs: z.int(),
  balanceNanos: z.int(),
  paidNanos: z.int().describe("Of the balance, what they paid in; the rest was given."),
  spentNanos: z.int(),
  createdAt: z.iso.datetime(),
});
export type AdminCustomer = z.infer<typeof AdminCustomer>;
export const ListPeopleInput = z.strictObject({
  find: z.string().max(80).default(""),
  waiting: z.stringbool().optional().describe("Only those who wait for the welcome gift."),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export const CustomerList = z
  .strictObject({
    customers: z.array(AdminCustomer),
    total: z.int(),
    waiting: z.int().describe("People in the whole city who wait for the welcome gift."),
  })
  .meta({ id: "CustomerList" });
export const CustomerIdInput = z.strictObject({ customerId: z.string().min(1).max(64) });
export const GrantMoneyInput = CustomerIdInput.extend({
  amount: Dollars,
  note: Reason,
});

export const ListAdminJobsInput = z.strictObject({
  find: z.string().max(80).default("").describe("Part of a job's name or id, or of its customer's name."),
  state: JobState.optional(),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export const AdminJobList = z
  .strictObject({ jobs: z.array(Job.extend({ customerName: z.string() })), total: z.int() })
  .meta({ id: "AdminJobList" });
export const StopJobInput = z.strictObject({
  jobId: z.string().min(1).max(64),
  reason: Reason,
});

export const Quarantine = z
  .strictObject({
    program: Sha256.describe("The hash of what devices would run."),
    since: z.iso.datetime(),
    engines: z.array(z.string()).describe("Of the devices whose sandboxes it ended, in that order."),
    jobs: z.array(z.strictObject({ id: z.string(), name: z.string() })).describe("Open jobs of the program."),
  })
  .meta({ id: "Quarantine" });
export type Quarantine = z.infer<typeof Quarantine>;
export const QuarantineList = z.strictObject({ quarantines: z.array(Quarantine) }).meta({ id: "QuarantineList" });
export type QuarantineList = z.infer<typeof QuarantineList>;
export const LiftQuarantineInput = z.strictObject({
  program: Sha256,
  reason: Reason,
});

export const LedgerPage = z
  .strictObject({
    /** Balances by kind of account, in nanodollars; `sum` is their total and must be 0. */
    totals: z.array(z.strictObject({ kind: z.string(), accounts: z.int(), balanceNanos: z.int() })),
    sum: z.int(),
    entries: z.int(),
    /** Sum over every entry ever written, computed by the database now; must be 0. */
    entriesSum: z.int(),
    /** Accounts whose balance is not the sum of their entries; must be empty. */
    mismatched: z.array(z.string()),
    lines: z.array(LedgerLine),
    next: z.int().nullable(),
  })
  .meta({ id: "LedgerPage" });
export type LedgerPage = z.infer<typeof LedgerPage>;

/** What else the audit log keeps of an act: a new version may know acts that are not known here. */
export const KeptFacts = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

export const AuditLine = z.strictObject({
  id: z.int(),
  at: z.iso.datetime(),
  actor: z.string(),
  act: z.string(),
  subject: z.string(),
  detail: z.string().describe("The facts in words, in the language of the request."),
  facts: KeptFacts.nullable().describe("By the act; null in lines from before they were kept."),
});
export type AuditLine = z.infer<typeof AuditLine>;
export const AuditPage = z
  .strictObject({ lines: z.array(AuditLine), next: z.int().nullable() })
  .meta({ id: "AuditPage" });

export const StopCityInput = z.strictObject({
  reason: Reason,
});
export const CityState = z
  .strictObject({
    stopped: z.boolean(),
    reason: z.string().nullable(),
    since: z.iso.datetime().nullable(),
    by: z.string().nullable().describe("Who used the kill switch, as the audit log names them."),
  })
  .meta({ id: "CityState" });
export type CityState = z.infer<typeof CityState>;

/** The fleet at this moment, as in the console's live feed. */
export const FleetNow = z
  .strictObject({
    devices: z.int(),
    slots: z.int().describe("Unit workers offered."),
    busy: z.int().describe("Unit workers at work."),
    unitsPerSecond: z.number(),
    settled: z.int().describe("Units settled since the coordinator started."),
    waitingUnits: z.int(),
    jobsRunning: z.int(),
    stopped: z.boolean(),
    engines: z.record(z.string(), z.int()),
    sharedNetwork: z
      .strictObject({ devices: z.int(), sharing: z.int() })
      .nullable()
      .describe("Set while nearly all devices come from one network, and so count as one voter."),
    lamps: z.array(
      z.strictObject({
        deviceId: z.string(),
        label: z.string(),
        engine: z.string(),
        slots: z.int(),
        busy: z.int(),
        jobName: z.string().nullable(),
      }),
    ),
    at: z.int(),
  })
  .meta({ id: "FleetNow" });
