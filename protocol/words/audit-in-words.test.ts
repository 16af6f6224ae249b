import { expect, test } from "vitest";
import type { AuditAct } from "../people/audit-act";
import { AUDIT_FACTS, type AuditFacts } from "../people/audit-facts";
import { LANGUAGES } from "../text/language";
import { auditInWords } from "./audit-in-words";

const ONE_OF_EACH: { [Act in AuditAct]?: { facts: AuditFacts<Act>; english: string } } = {
  "admin.ended": { facts: { from: "treasurer" }, english: "treasurer" },
  "admin.invited": { facts: { role: "read-only" }, english: "read-only" },
  "admin.made": { facts: { how: "invited", role: "moderator", by: "Ada" }, english: "moderator, invited by Ada" },
  "admin.role-changed": { facts: { from: "moderator", to: "owner" }, english: "moderator → owner" },
  "city.stopped": { facts: { reason: "fire drill" }, english: "fire drill" },
  "credit-note.issued": {
    facts: { nanos: 1_000_000_000, invoice: 7, reason: "it failed" },
    english: "C$1.00 of invoice 7: it failed",
  },
  "device.anchored": { facts: { reason: "the library's" }, english: "the library's" },
  "device.banned": { facts: { reason: "it lies" }, english: "it lies" },
  "invoice-terms.set": { facts: { issuer: "Stratford", taxes: ["HST 13% 1"] }, english: "Stratford; HST 13% 1" },
  "job.budget-added": { facts: { nanos: 1_500_000_000 }, english: "C$1.50" },
  "job.dialled": { facts: { from: 1_200, to: 1 }, english: "1,200 → 1 core" },
  "job.expired": { facts: { days: 8 }, english: "kept for 8 days" },
  "job.kept": { facts: { days: 1 }, english: "1 day" },
  "job.stopped": { facts: { reason: "it mines" }, english: "it mines" },
  "job.submitted": {
    facts: { name: "Bridges", units: 1_000, over: null, budgetNanos: 2_000_000_000 },
    english: "Bridges: 1,000 units, C$2.00",
  },
  "job.units-added": {
    facts: { units: 5, first: 1_000, budgetNanos: 0 },
    english: "5 units from unit 1,000 on, C$0.00",
  },
  "key.made": { facts: { name: "laptop" }, english: "laptop" },
  "money.given": { facts: { nanos: 12_340_000_000, note: "for the school" }, english: "C$12.34: for the school" },
  "money.received": { facts: { nanos: 2_500_000_000, reference: "INV 7" }, english: "C$2.50: INV 7" },
  "month.closed": { facts: { invoices: 2, nanos: 2_500_000_000 }, english: "2 invoices, C$2.50" },
  "money.taken-back": {
    facts: { nanos: 2_500_000_000, reference: "INV 7", why: "correction", reason: "A nought too many" },
    english: "C$2.50 of INV 7, recorded by mistake: A nought too many",
  },
  "payment.refunded": { facts: { nanos: 2_500_000_000, payment: "pay_1" }, english: "C$2.50: pay_1" },
  "payout.refused": { facts: { reason: "no such account" }, english: "no such account" },
  "payouts.approved": { facts: { payouts: 2 }, english: "2 requests" },
  "payouts.paid": { facts: { payouts: 1 }, english: "1 request" },
  "payouts.prepared": { facts: { payouts: 3 }, english: "3 requests" },
  "yearly-report.made": { facts: { edition: 2 }, english: "edition 2" },
  "reward.set": { facts: { name: "A tree" }, english: "A tree" },
  "profile.taken-down": { facts: { reason: "an insult" }, english: "an insult" },
  "organisation.invited": { facts: { role: "treasurer" }, english: "treasurer" },
  "organisation.joined": { facts: { role: "viewer" }, english: "viewer" },
  "organisation.member-removed": { facts: { organisationId: "org_1" }, english: "org_1" },
  "organisation.role-changed": {
    facts: { organisationId: "org_1", from: "member", to: "owner" },
    english: "org_1: member → owner",
  },
  "partner.made": { facts: { name: "Fireflies" }, english: "Fireflies" },
  "passkey.made": { facts: { name: "my phone" }, english: "my phone" },
  "customer.judged": {
    facts: { from: "none", standing: "frozen", reason: "it mines" },
    english: "like everybody → frozen: it mines",
  },
  "program.banned": { facts: { reason: "it mines" }, english: "it mines" },
  "program.unbanned": { facts: { reason: "mended" }, english: "mended" },
  "reports.dismissed": { facts: { reason: "harmless" }, english: "harmless" },
  "review.approved": { facts: { reason: "fine" }, english: "fine" },
  "review.refused": { facts: { reason: "it mines" }, english: "it mines" },
  "quarantine.lifted": { facts: { reason: "mended" }, english: "mended" },
  "sessions.ended": { facts: { sessions: 2 }, english: "2 browsers" },
  "setting.changed": {
    facts: { was: "0.02", value: "0.03", from: "2027-01-01T05:00:00.000Z", reason: "Council" },
    english: "0.02 → 0.03 from 2027-01-01 05:00 UTC: Council",
  },
  "setting.taken-back": { facts: { value: "", reason: "a mistake" }, english: "nothing: a mistake" },
  "storage.saved": { facts: { endpoint: "", bucket: "frames" }, english: "Amazon frames" },
  "tariff.changed": {
    facts: { offered: true, from: "2026-11-01T04:00:00.000Z", reason: "the board's prices" },
    english: "offered from 2026-11-01 04:00 UTC: the board's prices",
  },
  "tariff.taken-back": { facts: { reason: "a mistake" }, english: "a mistake" },
  "terms.announced": { facts: { reason: "a new law" }, english: "a new law" },
  "terms.taken-back": { facts: { reason: "a mistake" }, english: "a mistake" },
  "team.renamed": { facts: { reason: "an insult" }, english: "an insult" },
  "thanks.kept": { facts: { reason: "kind" }, english: "kind" },
  "thanks.removed": { facts: { reason: "an insult" }, english: "an insult" },
  "top-ups.set": {
    facts: { nanos: 20_000_000_000, belowNanos: 5_000_000_000, monthNanos: 100_000_000_000 },
    english: "C$20.00 below C$5.00, at most C$100.00 a month",
  },
};

/** What people wrote themselves, and names, are the same in every language. */
const OWN_WORDS = new Set([
  "city.stopped",
  "device.anchored",
  "device.banned",
  "invoice-terms.set",
  "job.stopped",
  "key.made",
  "payout.refused",
  "reward.set",
  "profile.taken-down",
  "tariff.taken-back",
  "terms.announced",
  "terms.taken-back",
  "organisation.member-removed",
  "partner.made",
  "passkey.made",
  "program.banned",
  "program.unbanned",
  "quarantine.lifted",
  "reports.dismissed",
  "review.approved",
  "review.refused",
  "storage.saved",
  "team.renamed",
  "thanks.kept",
  "thanks.removed",
]);

test.each(Object.entries(ONE_OF_EACH))("%s has its words in every language", (act, { facts, english }) => {
  const words = LANGUAGES.map((language) => auditInWords(act, facts, language));
  expect(words[0]).toBe(english);
  expect(new Set(words).size).toBe(OWN_WORDS.has(act) ? 1 : LANGUAGES.length);
});

test("an act without facts says nothing more, and every act is one or the other", () => {
  const bare = Object.keys(AUDIT_FACTS).filter((act) => !(act in ONE_OF_EACH));
  for (const act of bare) expect([act, auditInWords(act, {})]).toEqual([act, ""]);
});

test("what this version does not know has no words, and breaks nothing", () => {
  for (const [act, facts] of [
    ["device.polished", { reason: "dust" }],
    ["device.banned", null],
    ["device.banned", { reason: { length: 3 } }],
    ["money.given", { nanos: "12", note: "x" }],
    ["constructor", {}],
  ] as const) {
    expect(auditInWords(act, facts)).toBeUndefined();
  }
});

test("French writes money and counts as French does", () => {
  const facts = { name: "Ponts", units: 1_000, over: null, budgetNanos: 2_500_000_000 };
  expect(auditInWords("job.submitted", facts, "fr")?.replaceAll(/[\u00a0\u202f]/g, " ")).toBe(
    "Ponts : 1 000 unités, 2,50 $ CA",
  );
});
