export const audit = {
  title: "Audit log",
  lead: "Who did what, newest first.",
  empty:
    "Nothing has been done yet. Submitted jobs, banned devices, money given and every stop of the city are recorded here.",
  nothingOlder: "The audit log begins after this: nothing in it is older.",
  pages: "Pages of the audit log",
  when: "When",
  who: "Who",
  did: "Did what",
  subject: "To what",
  detail: "Detail",
} as const;
