import { z } from "zod";
import { queryFields } from "#app/(admin)/admin/_find/query-fields.ts";
import { ListDevicesInput } from "#protocol/api/admin";

export const SHOWN = ["all", "online", "offline", "banned", "removed"] as const;
export const SORTS = ["lastSeenAt", "outvoted"] as const;

/** The devices page's state, as its address holds it. */
export const DevicesQuery = z.object({
  find: queryFields.find,
  show: z.enum(SHOWN).catch("all"),
  sort: z.enum(SORTS).catch("lastSeenAt"),
  order: z.enum(["desc", "asc"]).catch("desc"),
  after: ListDevicesInput.shape.after.catch(undefined),
});
export type DevicesQuery = z.infer<typeof DevicesQuery>;

/** What is not the default, for links to the first page. */
export const devicesAddress = ({ find, show, sort, order }: DevicesQuery) => ({
  find,
  show: show === "all" ? undefined : show,
  sort: sort === "lastSeenAt" ? undefined : sort,
  order: order === "desc" ? undefined : order,
});

/** What the query asks of the coordinator. */
export function devicesInput({ show, ...query }: DevicesQuery) {
  switch (show) {
    case "all":
      return query;
    case "online":
      return { ...query, online: "true" };
    case "offline":
      return { ...query, online: "false", removed: "false" };
    case "banned":
      return { ...query, state: "banned", removed: "false" };
    case "removed":
      return { ...query, removed: "true" };
    default:
      throw new Error(`Unhandled filter: ${show satisfies never}`);
  }
}
