export const frame = {
  titleOf: "%s · Console",
  nav: {
    label: "Console",
    controlRoom: "Control room",
    devices: "Devices",
    jobs: "Jobs",
    reviews: "Reviews",
    customers: "Customers",
    admins: "Admins",
    payments: "Payments",
    books: "Books",
    reconciliation: "Reconciliation",
    rewards: "Rewards",
    settings: "Settings",
    ledger: "Ledger",
    health: "Health",
    audit: "Audit log",
  },
  gate: {
    title: "This console is for the city's admins",
    about:
      "Your account works as before, but it has no admin rights. If it should, ask an admin; if you also have an admin account, sign in with that one.",
    toJobs: "To your jobs",
    toAccount: "To your account",
  },
  secondFactor: {
    label: "Your second factor",
    title: "Turn on a second factor first",
    about:
      "This city's admins sign in with a code from their phone besides the password. Until you do, you have no admin rights, and neither do your API keys.",
    toAccount: "Set it up",
    remind:
      "Your admin account is guarded by a password alone. <link>Turn on a second factor</link>: it takes two minutes and a phone.",
  },
  sharedNetwork: {
    label: "Devices of one network",
    all: "All {devices} devices come from one network and count as one voter, so checked units hardly ever settle. Unless they really are in one place, list the proxies in front of this site in TRUSTED_PROXIES and restart it.",
    most: "{sharing} of {devices} devices come from one network and count as one voter, so checked units hardly ever settle. Unless they really are in one place, list the proxies in front of this site in TRUSTED_PROXIES and restart it.",
  },
} as const;
