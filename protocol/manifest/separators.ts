/** Separators between the cells of a table; with a tab it is TSV. */
export const SEPARATORS = [",", ";", "\t", "|"] as const;
export type Separator = (typeof SEPARATORS)[number];
