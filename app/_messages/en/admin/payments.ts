export const payments = {
  title: "Payments",
  lead: "What customers paid in by card, and what went back.",
  off: {
    title: "This city takes no cards",
    text: "Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET on the server to take them. Payments by bank are recorded next to a customer’s name, under Customers.",
  },
  list: {
    title: "Payments by card",
    none: "Nobody has paid by card yet.",
    customer: "Customer",
    when: "When",
    state: "State",
    amount: "Amount",
    deleted: "a deleted account",
    bySavedCard: "By a saved card, as the balance was low",
    states: { open: "Not paid yet", paid: "Paid", failed: "Not paid", expired: "Not finished" },
    backs: {
      refund: {
        asked: "Refund of {money}: the service has not answered yet",
        open: "Refund of {money} under way",
        done: "Refunded: {money}",
        undone: "Refund of {money} failed",
      },
      dispute: {
        asked: "Disputed: {money}",
        open: "Disputed: {money}. Answer the bank in Stripe’s dashboard",
        done: "Dispute lost: {money}",
        undone: "Dispute won: {money}",
      },
    },
  },
  refund: {
    open: "Refund<name> {amount}</name>",
    title: "Refund {customer}",
    about:
      "The money goes back to the card that paid, and nowhere else. Only what the customer has not spent or set aside for jobs can go back.",
    amount: "Amount",
    amountHint: "At most {money}.",
    confirm: "Refund it",
    cancel: "Not now",
    refused: "Nothing has been refunded yet: see the marked field.",
    sent: "Refunded",
    waits: "The service did not answer; it is asked again by itself",
  },
  unplaced: {
    title: "Money that fits nothing here",
    about:
      "Signed by the service, but about payments that this site did not begin, or with another amount or currency. Look them up in Stripe’s dashboard.",
    none: "Nothing: everything that the service told has its place.",
    what: "What",
    number: "The service’s number",
    amount: "Amount",
    kinds: { checkout: "Payment", refund: "Refund", dispute: "Dispute" },
  },
} as const;
