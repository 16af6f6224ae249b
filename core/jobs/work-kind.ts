/** The kinds of work that customers choose for their jobs, and that residents may exclude. */
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

/** Jobs from before there were kinds count as `other`. */
export const workKindOf = ({ workKind = "other" }: { workKind?: WorkKind }): WorkKind => workKind;
