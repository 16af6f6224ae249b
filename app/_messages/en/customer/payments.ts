export const payments = {
  title: "Payments",
  lead: "Money that you pay in is spent on your jobs after the city’s gifts.",
  free: { label: "Paid in and unspent", detail: "With gifts you can spend {money}." },
  owed: {
    title: "You owe {money}",
    text: "A payment was taken back after it had been spent, so your jobs rest. Pay it in, and they go on by themselves; nothing of them is lost.",
  },
  waiting: {
    title: "Waiting for the bank",
    text: "Your payment of {money} is being confirmed. This page shows your balance as soon as it is; you may also close it.",
  },
  payIn: {
    title: "Pay by card",
    about: "You pay on a page of Stripe. This city never sees your card.",
    amount: "Amount",
    hint: "From {min} to {max}.",
    submit: "Go and pay",
    busy: "Opening the payment page",
    none: "This city takes no cards. Ask its admins how to pay by bank transfer: whatever they record shows up here and in your statement.",
  },
  list: {
    title: "Your payments by card",
    none: "None yet.",
    when: "When",
    amount: "Amount",
    state: "State",
    states: {
      open: "Not confirmed yet",
      paid: "Paid in",
      failed: "Not paid",
      expired: "Not finished",
    },
    backs: {
      refund: {
        asked: "{money} is on its way back to your card",
        open: "{money} is on its way back to your card",
        done: "{money} went back to your card",
        undone: "A refund of {money} failed; the money is yours here again",
      },
      dispute: {
        asked: "{money} is disputed at the bank, and held until it decides",
        open: "{money} is disputed at the bank, and held until it decides",
        done: "{money} was disputed, and the bank took it back",
        undone: "{money} was disputed; the bank left it here",
      },
    },
  },
} as const;
