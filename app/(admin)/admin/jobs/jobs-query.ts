import { z } from "zod";
import { queryFields } from "../_find/query-fields";

export const SHOWN = ["all", "running", "paused", "finished", "cancelled"] as const;

export const JobsQuery = z.object({
  find: queryFields.find,
  state: z.enum(SHOWN).catch("all"),
  page: queryFields.page,
});
export type JobsQuery = z.infer<typeof JobsQuery>;

/** What is not the default, for links. */
export const jobsAddress = ({ find, state }: JobsQuery) => ({ find, state: state === "all" ? undefined : state });

/** What the query asks of the coordinator. */
export function jobsInput({ state, ...query }: JobsQuery) {
  return state === "all" ? query : { ...query, state };
}
