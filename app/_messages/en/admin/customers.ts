export const customers = {
  title: "Customers",
  lead: "{accounts} {count, plural, one {account} other {accounts}}, the newest first.",
  leadFound: "{accounts} {count, plural, one {account matches} other {accounts match}}.",
  find: "Find by name, email or id",
  waiting: {
    title: "{newcomers} {count, plural, one {newcomer waits} other {newcomers wait}} for the welcome gift",
    withMail:
      "They can try programs, but cannot run jobs yet. It comes when they open the link that was mailed to them, or when you welcome them.",
    withoutMail:
      "They can try programs, but cannot run jobs yet. This site sends no mail, so it comes when you welcome them.",
    showAll: "Show everybody",
    showWaiting: "Show who waits",
  },
  notFound: {
    title: "Nobody by that name",
    about: "Accounts are found by any part of their name, email or id.",
    action: "Show everybody",
  },
  nobodyWaits: {
    title: "Nobody waits",
    about: "Newcomers who wait for the welcome gift are listed here until they have it.",
  },
  noun: "accounts",
  table: "Customers",
  name: "Name",
  jobs: "Jobs",
  balance: "Balance",
  spent: "Spent",
  joined: "Joined",
  admin: "Admin",
  isNew: "New",
  has: "{name} has {money} now",
  welcome: {
    open: "Welcome<hidden> {name}</hidden>",
    title: "Welcome {name}",
    about:
      "Gives this account the city's welcome gift of {gift}, without a confirmed address. Do this for people you know.",
    confirm: "Welcome them",
    cancel: "Not yet",
  },
  password: {
    open: "New password<hidden> for {name}</hidden>",
    title: "Let {name} choose a new password",
    about:
      "Make sure that the request really comes from them. Their password stays valid until the link is used; then all their sessions end.",
    submit: "Make the link",
    busy: "Making the link",
    made: {
      title: "A link for {name}",
      about:
        "Give it to them alone: anybody who opens it controls the account. It works once, within a day, and is shown only once.",
      label: "Link",
    },
  },
  judge: {
    open: "Standing<hidden> of {name}</hidden>",
    title: "The standing of {name}",
    about: "It holds at once. They read your reason.",
    standing: "Standing",
    standings: {
      none: "Like everybody",
      approved: "Approved",
      limited: "Limited",
      frozen: "Frozen",
      banned: "Banned",
    },
    does: {
      none: "Jobs wait for a moderator if the city's rule says so.",
      approved: "Jobs run at once, however large.",
      limited: "Every new job waits for a moderator. Those that run go on.",
      frozen: "Jobs rest, and none is submitted. Budgets stay held; both end with the freeze.",
      banned:
        "Open jobs are cancelled and their budgets go back. They submit no more, and can still read their results.",
    },
    confirm: "Set it",
    hint: "For the customer, and in the audit log.",
    done: "The standing of {name} has changed",
  },
  give: {
    open: "Give money<hidden> to {name}</hidden>",
    title: "Give money to {name}",
    about: "Paid from the city's gifts to this account at once. A gift cannot be taken back.",
    confirm: "Give it",
    cancel: "Give nothing",
    amount: "Amount",
    currency: "C$",
    example: "25.00",
    note: "Note",
    noteHint: "On the customer's statement and in the audit log.",
    refused: "Nothing has been given yet: see the marked fields.",
  },
} as const;
