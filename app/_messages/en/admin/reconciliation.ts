export const reconciliation = {
  title: "Reconciliation",
  lead: "What the bank and the card service say, beside the ledger.",
  treasurers: "Treasurers and owners compare files here.",
  tooLarge: "This file is too large. Compare a shorter time.",
  file: {
    title: "Compare a file",
    about: "Nothing is changed or kept: comparing a file again is harmless",
    label:
      "Stripe's itemised balance report (Balance change from activity), or your bank's table with the columns date, amount and reference, as CSV",
    busy: "Comparing",
  },
  result: {
    agrees: "Everything agrees",
    differs: "{differences, plural, one {# line does not agree} other {# lines do not agree}}",
    days: "From <from></from> to <to></to>, in whole days of UTC. A payment near either end may be in the file before or after.",
    others:
      "{others, plural, one {# line is} other {# lines are}} no payment of a customer: fees, other currencies, money that went out.",
    payouts:
      "{count, plural, one {# payout} other {# payouts}} to the city's bank, {money} in all: look for them in the bank's file.",
    kinds: { payment: "Payments", refund: "Refunds", dispute: "Disputes" },
    agreeing: "{count, plural, one {# agrees} other {# agree}}, {money} in all",
    what: "What",
    key: "Number or reference",
    ours: "Here",
    theirs: "In the file",
    why: {
      "missing-here": "Missing here",
      "missing-there": "Missing in the file",
      differs: "Another amount",
      twice: "More than once in the file",
    },
    forgotten: "of a deleted account",
    more: "{left, plural, one {# more line is} other {# more lines are}} not shown. Compare a shorter time.",
  },
} as const;
