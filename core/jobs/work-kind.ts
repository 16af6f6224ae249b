/** What kinds of work customers label their jobs with, and residents choose from. */
export const WORK_KINDS = [
  "climate",
  "health",
  "science",
  "public-services",
  "education",
  "arts",
  "business",
  "other",
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** Jobs from before there were labels are of no kind that anybody named. */
export const workKindOf = ({ workKind = "other" }: { workKind?: WorkKind }): WorkKind => workKind;
