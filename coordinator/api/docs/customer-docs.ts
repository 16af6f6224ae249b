/** The pages of docs/ that customers read on the site, in the order in which they are listed. `page` is the file's name. */
export const CUSTOMER_DOCS = [
  {
    page: "job-manifest",
    name: "The job manifest",
    about: "Programs, inputs, limits, checking and results: every field of a job, with examples.",
  },
  {
    page: "languages",
    name: "Languages",
    about: "Python, C, Rust, AssemblyScript and JavaScript: what runs, how it is built, what it costs to start.",
  },
  {
    page: "storage",
    name: "Your own storage",
    about: "Buckets: how they are connected, what is asked of them, what is kept.",
  },
  {
    page: "api",
    name: "API, clients and command line",
    about: "The HTTP API, the command line, and the clients for TypeScript and Python, from beginning to end.",
  },
  {
    page: "errors",
    name: "Errors",
    about: "What each refusal, failed unit and paused job means, and what to do about it.",
  },
  {
    page: "limits",
    name: "Limits",
    about: "What one job, unit or customer may have at most.",
  },
  {
    page: "prices",
    name: "Prices",
    about: "What is charged, what is not, and how a core-hour here compares with AWS.",
  },
  {
    page: "guarantees",
    name: "Guarantees",
    about: "What is promised, the command that shows it, and what it last printed.",
  },
  {
    page: "sandbox",
    name: "The sandbox",
    about: "What a program can and cannot do on somebody's device, and how that is held.",
  },
  {
    page: "threat-model",
    name: "Threat model",
    about: "Who may attack whom here, what stops them, and what does not.",
  },
] as const;

export type CustomerDoc = (typeof CUSTOMER_DOCS)[number]["page"];

export const isCustomerDoc = (page: string): page is CustomerDoc => CUSTOMER_DOCS.some((doc) => doc.page === page);
