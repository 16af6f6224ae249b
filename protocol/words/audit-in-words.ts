import { AUDIT_ACTS, type AuditAct } from "../people/audit-act";
import { AUDIT_FACTS, type AuditFacts } from "../people/audit-facts";
import { dollarText } from "../text/dollar-nanos";
import type { Language } from "../text/language";
import { tryParse } from "../try-parse";
import { MEMBER_ROLE_WORDS } from "./member-role-in-words";
import { ROLE_WORDS } from "./role-in-words";

type How = AuditFacts<"admin.made">["how"];

/** Of every act what its facts say; "" where it has none. */
type FactWords = { [Act in AuditAct]: (facts: AuditFacts<Act>) => string };

const nothing = () => "";
const utcMinute = (moment: string) => `${moment.slice(0, 16).replace("T", " ")} UTC`;
const reason = (facts: { reason: string }) => facts.reason;
const NAMED = {
  "admin.invitation-withdrawn": nothing,
  "city.resumed": nothing,
  "city.stopped": reason,
  "customer.welcomed": nothing,
  "device.anchored": reason,
  "device.banned": reason,
  "device.claimed": nothing,
  "device.released": nothing,
  "device.removed": nothing,
  "household.joined": nothing,
  "household.left": nothing,
  "household.person-removed": nothing,
  "device.unbanned": nothing,
  "invoice-terms.set": ({ issuer, taxes }: AuditFacts<"invoice-terms.set">) => [issuer, ...taxes].join("; "),
  "job.cancelled": nothing,
  "job.deleted": nothing,
  "job.paused": nothing,
  "job.picture-published": nothing,
  "job.picture-withdrawn": nothing,
  "job.resumed": nothing,
  "job.stopped": reason,
  "key.made": ({ name }: { name: string }) => name,
  "key.revoked": nothing,
  "organisation.closed": nothing,
  "organisation.invitation-withdrawn": nothing,
  "organisation.left": nothing,
  "organisation.made": nothing,
  "organisation.member-removed": ({ organisationId }: { organisationId: string }) => organisationId,
  "partner.changed": nothing,
  "partner.closed": nothing,
  "partner.made": ({ name }: { name: string }) => name,
  "passkey.made": ({ name }: { name: string }) => name,
  "passkey.removed": nothing,
  "password.changed": nothing,
  "password.reset": nothing,
  "password.reset-link-made": nothing,
  "payout.refused": reason,
  "person.deleted": nothing,
  "profile.taken-down": reason,
  "program.banned": reason,
  "program.unbanned": reason,
  "quarantine.lifted": reason,
  "reports.dismissed": reason,
  "review.approved": reason,
  "review.refused": reason,
  "receipt-key.replaced": nothing,
  "reward.set": ({ name }: { name: string }) => name,
  "second-factor.off": nothing,
  "second-factor.on": nothing,
  "second-factor.recovery-codes-made": nothing,
  "second-factor.removed": nothing,
  "storage.deleted": nothing,
  "storage.saved": ({ endpoint, bucket }: AuditFacts<"storage.saved">) => `${endpoint || "Amazon"} ${bucket}`,
  "tariff.taken-back": reason,
  "terms.announced": reason,
  "terms.taken-back": reason,
  "team.renamed": reason,
  "thanks.kept": reason,
  "thanks.removed": reason,
  "top-ups.ended": nothing,
  "webhook.deleted": nothing,
  "webhook.made": nothing,
} as const;

const english = (count: number) => count.toLocaleString("en-CA");
const dollars = (nanos: number) => `C$${dollarText(nanos)}`;
const of = (count: number, noun: string) => `${english(count)} ${count === 1 ? noun : `${noun}s`}`;

const MADE: Record<Exclude<How, "invited">, string> = {
  "on-the-server": "on the server",
  "set-up-link": "first admin, by the set-up link",
  settings: "first admin, by the ADMIN_EMAIL setting",
};

const STANDINGS: Record<AuditFacts<"customer.judged">["standing"], string> = {
  none: "like everybody",
  approved: "approved",
  limited: "limited",
  frozen: "frozen",
  banned: "banned",
};

const ENGLISH: FactWords = {
  ...NAMED,
  "admin.ended": ({ from }) => ROLE_WORDS.en[from],
  "admin.invited": ({ role }) => ROLE_WORDS.en[role],
  "admin.made": (facts) =>
    `${ROLE_WORDS.en[facts.role]}, ${facts.how === "invited" ? `invited by ${facts.by}` : MADE[facts.how]}`,
  "admin.role-changed": ({ from, to }) => `${ROLE_WORDS.en[from]} → ${ROLE_WORDS.en[to]}`,
  "credit-note.issued": ({ nanos, invoice, reason }) => `${dollars(nanos)} of invoice ${invoice}: ${reason}`,
  "customer.judged": ({ from, standing, reason }) => `${STANDINGS[from]} → ${STANDINGS[standing]}: ${reason}`,
  "job.budget-added": ({ nanos }) => dollars(nanos),
  "job.dialled": ({ from, to }) => `${english(from)} → ${of(to, "core")}`,
  "job.expired": ({ days }) => `kept for ${of(days, "day")}`,
  "job.kept": ({ days }) => of(days, "day"),
  "job.submitted": ({ name, units, over, budgetNanos }) =>
    `${name}: ${over === null ? of(units, "unit") : `over the outputs of ${over}`}, ${dollars(budgetNanos)}`,
  "job.units-added": ({ units, first, budgetNanos }) =>
    `${of(units, "unit")} from unit ${english(first)} on, ${dollars(budgetNanos)}`,
  "money.given": ({ nanos, note }) => `${dollars(nanos)}: ${note}`,
  "money.received": ({ nanos, reference }) => `${dollars(nanos)}: ${reference}`,
  "money.taken-back": ({ nanos, reference, why, reason }) =>
    `${dollars(nanos)} of ${reference}, ${why === "transfer" ? "sent back by transfer" : "recorded by mistake"}: ${reason}`,
  "month.closed": ({ invoices, nanos }) => `${of(invoices, "invoice")}, ${dollars(nanos)}`,
  "organisation.invited": ({ role }) => MEMBER_ROLE_WORDS.en[role],
  "organisation.joined": ({ role }) => MEMBER_ROLE_WORDS.en[role],
  "organisation.role-changed": ({ organisationId, from, to }) =>
    `${organisationId}: ${MEMBER_ROLE_WORDS.en[from]} → ${MEMBER_ROLE_WORDS.en[to]}`,
  "payment.refunded": ({ nanos, payment }) => `${dollars(nanos)}: ${payment}`,
  "payouts.approved": ({ payouts }) => of(payouts, "request"),
  "payouts.paid": ({ payouts }) => of(payouts, "request"),
  "payouts.prepared": ({ payouts }) => of(payouts, "request"),
  "top-ups.set": ({ nanos, belowNanos, monthNanos }) =>
    `${dollars(nanos)} below ${dollars(belowNanos)}, at most ${dollars(monthNanos)} a month`,
  "yearly-report.made": ({ edition }) => `edition ${english(edition)}`,
  "sessions.ended": ({ sessions }) => of(sessions, "browser"),
  "setting.changed": ({ was, value, from, reason }) =>
    `${was || "nothing"} → ${value || "nothing"}${from === null ? "" : ` from ${utcMinute(from)}`}: ${reason}`,
  "setting.taken-back": ({ value, reason }) => `${value || "nothing"}: ${reason}`,
  "tariff.changed": ({ offered, from, reason }) =>
    `${offered ? "offered" : "offered no more"}${from === null ? "" : ` from ${utcMinute(from)}`}: ${reason}`,
};

const french = (count: number) => count.toLocaleString("fr-CA");
const dollarsInFrench = (nanos: number) => `${dollarText(nanos).replace(".", ",")} $ CA`;
const ofInFrench = (count: number, noun: string) => `${french(count)} ${count < 2 ? noun : `${noun}s`}`;

const MADE_IN_FRENCH: typeof MADE = {
  "on-the-server": "sur le serveur",
  "set-up-link": "premier administrateur, par le lien d’installation",
  settings: "premier administrateur, par le réglage ADMIN_EMAIL",
};

const STANDINGS_IN_FRENCH: typeof STANDINGS = {
  none: "comme tous",
  approved: "approuvé",
  limited: "restreint",
  frozen: "gelé",
  banned: "banni",
};

const FRENCH: FactWords = {
  ...NAMED,
  "admin.ended": ({ from }) => ROLE_WORDS.fr[from],
  "admin.invited": ({ role }) => ROLE_WORDS.fr[role],
  "admin.made": (facts) =>
    `${ROLE_WORDS.fr[facts.role]}, ${facts.how === "invited" ? `invitation de ${facts.by}` : MADE_IN_FRENCH[facts.how]}`,
  "admin.role-changed": ({ from, to }) => `${ROLE_WORDS.fr[from]} → ${ROLE_WORDS.fr[to]}`,
  "credit-note.issued": ({ nanos, invoice, reason }) =>
    `${dollarsInFrench(nanos)} de la facture nº ${invoice} : ${reason}`,
  "customer.judged": ({ from, standing, reason }) =>
    `${STANDINGS_IN_FRENCH[from]} → ${STANDINGS_IN_FRENCH[standing]} : ${reason}`,
  "job.budget-added": ({ nanos }) => dollarsInFrench(nanos),
  "job.dialled": ({ from, to }) => `${french(from)} → ${ofInFrench(to, "cœur")}`,
  "job.expired": ({ days }) => `conservé ${ofInFrench(days, "jour")}`,
  "job.kept": ({ days }) => ofInFrench(days, "jour"),
  "job.submitted": ({ name, units, over, budgetNanos }) =>
    `${name} : ${over === null ? ofInFrench(units, "unité") : `sur les sorties de ${over}`}, ${dollarsInFrench(budgetNanos)}`,
  "job.units-added": ({ units, first, budgetNanos }) =>
    `${ofInFrench(units, "unité")} à partir de la nº ${french(first)}, ${dollarsInFrench(budgetNanos)}`,
  "money.given": ({ nanos, note }) => `${dollarsInFrench(nanos)} : ${note}`,
  "money.received": ({ nanos, reference }) => `${dollarsInFrench(nanos)} : ${reference}`,
  "money.taken-back": ({ nanos, reference, why, reason }) =>
    `${dollarsInFrench(nanos)} de ${reference}, ${why === "transfer" ? "renvoyés par virement" : "inscrits par erreur"} : ${reason}`,
  "month.closed": ({ invoices, nanos }) => `${ofInFrench(invoices, "facture")}, ${dollarsInFrench(nanos)}`,
  "organisation.invited": ({ role }) => MEMBER_ROLE_WORDS.fr[role],
  "organisation.joined": ({ role }) => MEMBER_ROLE_WORDS.fr[role],
  "organisation.role-changed": ({ organisationId, from, to }) =>
    `${organisationId} : ${MEMBER_ROLE_WORDS.fr[from]} → ${MEMBER_ROLE_WORDS.fr[to]}`,
  "payment.refunded": ({ nanos, payment }) => `${dollarsInFrench(nanos)} : ${payment}`,
  "payouts.approved": ({ payouts }) => ofInFrench(payouts, "demande"),
  "payouts.paid": ({ payouts }) => ofInFrench(payouts, "demande"),
  "payouts.prepared": ({ payouts }) => ofInFrench(payouts, "demande"),
  "top-ups.set": ({ nanos, belowNanos, monthNanos }) =>
    `${dollarsInFrench(nanos)} sous ${dollarsInFrench(belowNanos)}, au plus ${dollarsInFrench(monthNanos)} par mois`,
  "yearly-report.made": ({ edition }) => `édition ${french(edition)}`,
  "sessions.ended": ({ sessions }) => ofInFrench(sessions, "navigateur"),
  "setting.changed": ({ was, value, from, reason }) =>
    `${was || "rien"} → ${value || "rien"}${from === null ? "" : ` dès le ${utcMinute(from)}`} : ${reason}`,
  "setting.taken-back": ({ value, reason }) => `${value || "rien"} : ${reason}`,
  "tariff.changed": ({ offered, from, reason }) =>
    `${offered ? "proposé" : "n’est plus proposé"}${from === null ? "" : ` dès le ${utcMinute(from)}`} : ${reason}`,
};

const WORDS: Record<Language, FactWords> = { en: ENGLISH, fr: FRENCH };

const isAct = (act: string): act is AuditAct => (AUDIT_ACTS as readonly string[]).includes(act);

/** The one place where an act's facts become words; undefined for what this version does not know. */
export function auditInWords(act: string, facts: unknown, language: Language = "en"): string | undefined {
  if (!isAct(act)) return undefined;
  const known = tryParse(AUDIT_FACTS[act], facts);
  return known.success ? (WORDS[language][act] as (facts: unknown) => string)(known.data) : undefined;
}
