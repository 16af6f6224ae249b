import type { CustomerId, DeviceId, JobId } from "../ids";

export type AccountKind = "customer" | "gift" | "owed" | "hold" | "device" | "partner" | "payout" | "city";

export const accounts = {
  /** What a customer paid in and has not spent. */
  customer: (id: CustomerId | string) => `customer:${id}`,
  /** What a customer was given and has not spent: nobody can be paid with it. */
  gift: (id: CustomerId | string) => `gift:${id}`,
  /** What a customer owes, below zero: payments that were taken back after they had been spent. */
  owed: (id: CustomerId | string) => `owed:${id}`,
  hold: (id: JobId | string) => `hold:${id}`,
  /** A household's credit is the sum of its devices' accounts. */
  device: (id: DeviceId | string) => `device:${id}`,
  /** What a partner has been given of what devices earned on its visits. */
  partner: (id: string) => `partner:${id}`,
  /** What a resident has asked to be paid, until it is. */
  payout: (id: string) => `payout:${id}`,
  /** What the city earned. */
  revenue: "city:revenue",
  /** The source of gifts; its balance is the negative of all that was ever given. */
  grants: "city:grants",
  /** The source of what customers pay in; its balance is the negative of all money received. */
  received: "city:received",
  /** What the city added so that results in doubt are computed again; its balance is the negative of that. */
  rechecks: "city:rechecks",
  /** What left the city as rewards. */
  paidOut: "city:paid-out",
};

export const kindOfAccount = (account: string) => account.slice(0, account.indexOf(":")) as AccountKind;

export interface EntryLine {
  account: string;
  amountNanos: number;
}

/**
 * What a job's money is set aside for; the name is the job's. `chain`: what the job before it did not spend of their
 * common budget. `recheck`: the city's, so that results in doubt are computed again.
 */
export type HoldReason =
  | { reason: "submitted" | "chain"; name: string }
  | { reason: "more-budget" | "more-units" | "recheck" };

/** Of a transfer: it was recorded wrongly (`correction`), or sent back (`transfer`). */
export type PaymentBackWhy = "refund" | "dispute" | "correction" | "transfer";

/** What money is moved for. */
export type PostingPurpose =
  /** `closing`: what was left when a person deleted their account. */
  | { kind: "welcome" | "closing" }
  /** From an admin. Without a note it is the welcome gift. */
  | { kind: "gift"; note?: string }
  | ({ kind: "hold" } & HoldReason)
  | { kind: "refund"; reason: "left-over" | "job-ended" }
  /** Units that were settled, or that are computed again. */
  | { kind: "charge" | "reversal"; units: number }
  /** What a customer has paid by bank, against an invoice, or by card; then the reference is the payment's id. */
  | { kind: "payment"; reference: string }
  /** A payment that went back to the card, or that its bank disputes; `restored`: it came back from there. */
  | { kind: "payment-back"; why: PaymentBackWhy; step: "taken" | "restored"; payment: string }
  /** A part of an invoice that is given back; both are numbers of documents. */
  | { kind: "credit-note"; invoice: number; note: number }
  /** From the time when all money was a gift. */
  | { kind: "carried" }
  /** A reward: set aside when it is asked for, and then given back or paid. */
  | { kind: "payout"; step: "held" | "returned" | "paid" | "bounced" }
  /** A partner's part of what a device earned on a visit, or of what was taken back from it. */
  | { kind: "share"; visit: string; percent: number };

/** The subject is a job's, a person's or a partner's id. */
type PostingHead = PostingPurpose & { subject: string };

/** Lines that belong together. They sum to zero. */
export type PostingDraft = PostingHead & { entries: EntryLine[] };

/** A posting that moves money from one account to another. */
export function transfer(
  what: PostingHead,
  { from, to }: { from: string; to: string },
  amountNanos: number,
): PostingDraft {
  return balanced({
    ...what,
    entries: [
      { account: from, amountNanos: -amountNanos },
      { account: to, amountNanos },
    ],
  });
}

/** The purpose without its kind, as it is stored. */
export function factsOf({ kind: _kind, subject: _subject, entries: _entries, ...facts }: PostingDraft) {
  return facts;
}

/** Merges lines so that there is one per account and none is empty. Throws when the lines do not sum to zero. */
export function balanced(draft: PostingDraft): PostingDraft {
  const byAccount = new Map<string, number>();
  let sum = 0;
  for (const { account, amountNanos } of draft.entries) {
    if (!Number.isSafeInteger(amountNanos))
      throw new Error(`${account}: ${amountNanos} is not a whole number of nanodollars`);
    byAccount.set(account, (byAccount.get(account) ?? 0) + amountNanos);
    sum += amountNanos;
  }
  if (sum !== 0) throw new Error(`A posting of kind ${draft.kind} sums to ${sum}, not to zero`);
  const entries = [...byAccount]
    .filter(([, amountNanos]) => amountNanos !== 0)
    .map(([account, amountNanos]) => ({ account, amountNanos }));
  return { ...draft, entries };
}
