export const reviews = {
  title: "Reviews",
  lead: "{jobs} {count, plural, one {job waits} other {jobs wait}} for a moderator, those that wait longest first.",
  empty: {
    title: "No job waits",
    about:
      "Newcomers' first jobs and those with large budgets are listed here, if the city's settings say so (VETTING).",
  },
  job: "Job",
  units: "Units",
  budget: "Budget",
  since: "Waits since",
  why: {
    head: "Why",
    "first-jobs": "One of the customer's first",
    "large-budget": "A large budget",
    limited: "The customer is limited",
  },
  reports: {
    title: "Reported by residents",
    about: "Nothing follows by itself: look at the job, then stop it or dismiss what was said",
    counts:
      "{devices} {count, plural, one {device} other {devices}} in {neighbourhoods} {places, plural, one {neighbourhood} other {neighbourhoods}}",
    whys: {
      misleading: "not what it says",
      offensive: "offends",
      "burdens-device": "burdens devices",
      other: "something else",
    },
    dismiss: {
      open: "Dismiss<hidden> the reports of {name}</hidden>",
      title: "Dismiss the reports of {name}",
      about: "They are no longer listed, and these devices cannot report this job again.",
      confirm: "Dismiss",
      hint: "Kept in the audit log.",
      done: "The reports are dismissed",
    },
  },
  thanks: {
    title: "Messages that residents reported",
    about: "What customers wrote to residents whose devices worked for them",
    remove: {
      open: "Remove<hidden> the message of {customer}</hidden>",
      title: "Remove the message of {customer}",
      about: "Residents no longer see it, and the customer cannot write another one about this job.",
      confirm: "Remove",
      hint: "The customer reads it; kept in the audit log.",
      done: "The message is removed",
    },
    keep: {
      open: "Keep<hidden> the message of {customer}</hidden>",
      title: "Keep the message of {customer}",
      about: "It is no longer listed here, and these devices cannot report it again.",
      confirm: "Keep",
      hint: "Kept in the audit log.",
      done: "The message stays",
    },
  },
  bans: {
    title: "Banned programs",
    about: "No job may name these bytes, as a program or as a file",
    unban: {
      open: "Allow again<hidden> {program}</hidden>",
      title: "Allow this program again",
      about: "Jobs may name it from now on. Those that were cancelled stay cancelled.",
      confirm: "Allow it",
      hint: "Kept in the audit log.",
      done: "The program is allowed again",
    },
  },
} as const;
