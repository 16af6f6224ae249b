import { z } from "zod";
import type { AuditAct } from "./audit-act";
import { MemberRole } from "./member-roles";
import { AdminRole } from "./roles";

const Judged = z.enum(["none", "approved", "limited", "frozen", "banned"]);
const None = z.strictObject({});
const Reason = z.strictObject({ reason: z.string() });
const Payouts = z.strictObject({ payouts: z.int() });
const Days = z.strictObject({ days: z.int() });

/** Lines from before there were roles say none: every admin could do everything then. */
const Given = AdminRole.default("owner");

/** What the audit log keeps of an act besides who did it, when and to what. */
export const AUDIT_FACTS = {
  "admin.ended": z.strictObject({ from: Given }),
  "admin.invitation-withdrawn": None,
  "admin.invited": z.strictObject({ role: Given }),
  "admin.made": z.discriminatedUnion("how", [
    z.strictObject({ how: z.enum(["on-the-server", "set-up-link", "settings"]), role: Given }),
    z.strictObject({ how: z.literal("invited"), role: Given, by: z.string() }),
  ]),
  "admin.role-changed": z.strictObject({ from: AdminRole, to: AdminRole }),
  "city.resumed": None,
  "city.stopped": Reason,
  "credit-note.issued": z.strictObject({ nanos: z.int(), invoice: z.int(), reason: z.string() }),
  "customer.judged": z.strictObject({ standing: Judged, from: Judged, reason: z.string() }),
  "customer.welcomed": None,
  "device.anchored": Reason,
  "device.banned": Reason,
  "device.claimed": None,
  "device.released": None,
  "device.removed": None,
  "device.unbanned": None,
  "household.joined": None,
  "household.left": None,
  "household.person-removed": None,
  /** The taxes as they are printed, with their rates in percent. */
  "invoice-terms.set": z.strictObject({ issuer: z.string(), taxes: z.array(z.string()) }),
  "job.budget-added": z.strictObject({ nanos: z.int() }),
  "job.cancelled": None,
  "job.deleted": None,
  "job.dialled": z.strictObject({ from: z.int(), to: z.int() }),
  "job.expired": Days,
  "job.kept": Days,
  "job.paused": None,
  "job.picture-published": None,
  "job.picture-withdrawn": None,
  "job.resumed": None,
  "job.stopped": Reason,
  /** `over` is the job whose outputs it waits for; its units are counted when they are there. */
  "job.submitted": z.strictObject({
    name: z.string(),
    units: z.int(),
    over: z.string().nullable(),
    budgetNanos: z.int(),
  }),
  "job.units-added": z.strictObject({ units: z.int(), first: z.int(), budgetNanos: z.int() }),
  "key.made": z.strictObject({ name: z.string() }),
  "key.revoked": None,
  "money.given": z.strictObject({ nanos: z.int(), note: z.string() }),
  "money.received": z.strictObject({ nanos: z.int(), reference: z.string() }),
  "money.taken-back": z.strictObject({
    nanos: z.int(),
    reference: z.string(),
    why: z.enum(["correction", "transfer"]),
    reason: z.string(),
  }),
  "month.closed": z.strictObject({ invoices: z.int(), nanos: z.int() }),
  "organisation.closed": None,
  "organisation.invitation-withdrawn": None,
  "organisation.invited": z.strictObject({ role: MemberRole }),
  "organisation.joined": z.strictObject({ role: MemberRole }),
  "organisation.left": None,
  "organisation.made": None,
  "organisation.member-removed": z.strictObject({ organisationId: z.string() }),
  "organisation.role-changed": z.strictObject({ organisationId: z.string(), from: MemberRole, to: MemberRole }),
  "partner.changed": None,
  "partner.closed": None,
  "partner.made": z.strictObject({ name: z.string() }),
  "passkey.made": z.strictObject({ name: z.string() }),
  "passkey.removed": None,
  "password.changed": None,
  "password.reset": None,
  "password.reset-link-made": None,
  "payment.refunded": z.strictObject({ nanos: z.int(), payment: z.string() }),
  "payout.refused": Reason,
  "payouts.approved": Payouts,
  "payouts.paid": Payouts,
  "payouts.prepared": Payouts,
  "person.deleted": None,
  "profile.taken-down": Reason,
  "program.banned": Reason,
  "program.unbanned": Reason,
  "quarantine.lifted": Reason,
  "yearly-report.made": z.strictObject({ edition: z.int() }),
  "reports.dismissed": Reason,
  "review.approved": Reason,
  "review.refused": Reason,
  "receipt-key.replaced": None,
  "reward.set": z.strictObject({ name: z.string() }),
  "second-factor.off": None,
  "second-factor.on": None,
  "second-factor.recovery-codes-made": None,
  "second-factor.removed": None,
  "sessions.ended": z.strictObject({ sessions: z.int() }),
  /** `from` is null for a change that held at once. */
  "setting.changed": z.strictObject({
    was: z.string(),
    value: z.string(),
    from: z.iso.datetime().nullable(),
    reason: z.string(),
  }),
  "setting.taken-back": z.strictObject({ value: z.string(), reason: z.string() }),
  "storage.deleted": None,
  /** An empty endpoint is Amazon's. */
  "storage.saved": z.strictObject({ endpoint: z.string(), bucket: z.string() }),
  /** `from` is null for a change that held at once. */
  "tariff.changed": z.strictObject({ offered: z.boolean(), from: z.iso.datetime().nullable(), reason: z.string() }),
  "tariff.taken-back": z.strictObject({ reason: z.string() }),
  "terms.announced": z.strictObject({ reason: z.string() }),
  "terms.taken-back": z.strictObject({ reason: z.string() }),
  "team.renamed": Reason,
  "thanks.kept": Reason,
  "thanks.removed": Reason,
  "top-ups.ended": None,
  "top-ups.set": z.strictObject({ nanos: z.int(), belowNanos: z.int(), monthNanos: z.int() }),
  "webhook.deleted": None,
  "webhook.made": None,
} as const satisfies Record<AuditAct, z.ZodType>;

export type AuditFacts<Act extends AuditAct> = z.infer<(typeof AUDIT_FACTS)[Act]>;

/** As the last arguments of who records an act: its facts, or nothing where it has none. */
export type AuditFactsOf<Act extends AuditAct> =
  AuditFacts<Act> extends Record<string, never> ? [] : [facts: AuditFacts<Act>];
