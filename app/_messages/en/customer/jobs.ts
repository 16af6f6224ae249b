export const jobs = {
  title: "Jobs",
  documentation: "Documentation",
  newJob: "New job",
  noun: "jobs",
  byState: {
    label: "Jobs by state",
    all: "All",
    running: "Running",
    paused: "Paused",
    finished: "Finished",
    cancelled: "Cancelled",
  },
  none: {
    title: "No jobs yet",
    about:
      "Bring a program and its inputs, or start with a sample. The first verified results usually arrive within minutes.",
    sample: "Start with a sample",
    inState: {
      running: "No running jobs",
      paused: "No paused jobs",
      finished: "No finished jobs",
      cancelled: "No cancelled jobs",
    },
    elsewhere: "Jobs in other states are under All.",
    showAll: "Show all jobs",
  },
  row: {
    submitted: "{units} {count, plural, one {unit} other {units}}, submitted {ago}",
    deleted: "Inputs and results deleted",
    failed: "{units} failed",
    progress: "Progress of {name}",
    parts: { verified: "verified", failed: "failed" },
    coresNow: "Cores now",
    ofCores: "{now} of {asked}",
    spent: "Spent",
    ofBudget: "of {budget}",
  },
  badge: {
    zero: "Scaled to zero",
    household: "Waiting for another household",
    core: "Waiting for a core",
  },
} as const;
