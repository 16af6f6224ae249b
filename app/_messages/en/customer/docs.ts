export const docs = {
  title: "Documentation",
  allPages: "All pages",
  search: "Search the documentation",
  found: "“{query}”",
  none: "Nothing has all of these words",
  noneMore: "Try one of them, or a field's name as the manifest has it.",
  reference: "API reference",
  referenceAbout: "Every operation with its fields, answers and refusals.",
  untranslated: "This page has not been translated yet: it is in English.",
  example: "Example",
  table: "Table",
  operations: {
    language: "What each operation and field is for is described in English, as in the contract.",
    intro:
      "Every operation below <root></root>, from the contract that the server itself runs on. For generators there is the same as an <openapi>OpenAPI document</openapi>, and <way>the short way in</way> has examples.",
    client: "<id></id> in the client; for <audience></audience>.",
    details: "Fields and answers",
    input: "Input",
    answer: "Answer",
    line: "Each line",
    refusals: "Refuses with <codes></codes>.",
    field: "Field",
    type: "Type",
    about: "About it",
    tags: {
      programs: "Programs",
      jobs: "Jobs",
      results: "Results",
      storage: "Storage",
      account: "Account",
      city: "City",
      admin: "Admin",
    },
  },
  pages: {
    "job-manifest": {
      name: "The job manifest",
      about: "Programs, inputs, limits, checking and results: every field of a job, with examples.",
    },
    languages: {
      name: "Languages",
      about: "Python, C, Rust, AssemblyScript and JavaScript: what runs, how it is built, what it costs to start.",
    },
    storage: {
      name: "Your own storage",
      about: "Buckets: how they are connected, what is asked of them, what is kept.",
    },
    api: {
      name: "API, clients and command line",
      about: "The HTTP API, the command line, and the clients for TypeScript and Python, from beginning to end.",
    },
    errors: {
      name: "Errors",
      about: "What each refusal, failed unit and paused job means, and what to do about it.",
    },
    button: {
      name: "The button on your site",
      about: "Let visitors of a game or site light a lamp for it: added in ten minutes, and a page for the suspicious.",
    },
    "running-a-city": {
      name: "Running a city",
      about: "For admins: starting, backing up, upgrading, settings, and what to watch.",
    },
    runbook: { name: "Runbook", about: "For admins: what to do about each row of the health page." },
    receipts: {
      name: "Receipts",
      about: "What the city certifies for every settled unit, how to prove it offline, and what it does not prove.",
    },
    limits: { name: "Limits", about: "What one job, unit or customer may have at most." },
    prices: { name: "Prices", about: "What is charged, what is not, and how a core-hour here compares with AWS." },
    guarantees: {
      name: "Guarantees",
      about: "What is promised, the command that shows it, and what it last printed.",
    },
    sandbox: {
      name: "The sandbox",
      about: "What a program can and cannot do on somebody's device, and how that is held.",
    },
    devices: {
      name: "Devices and browsers",
      about: "What a browser needs to light a lamp, what was tried on which devices, and what was not.",
    },
    "threat-model": {
      name: "Threat model",
      about: "Who may attack whom here, what stops them, and what does not.",
    },
  },
} as const;
