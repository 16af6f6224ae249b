import type { Replica } from "../../../prisma/generated/client";
import { handle } from "../../handle";

export interface SettledQuery {
  jobNo: number;
  state?: "agreed" | "failed" | undefined;
  /** The last unit already seen. */
  after: number;
  limit: number;
}

/** The settling rows of a job, in the order of its units. */
export const settledUnits = ({ jobNo, state, after, limit }: SettledQuery): Promise<Replica[]> =>
  handle().prisma.replica.findMany({
    where: { jobNo, settles: true, unit: { gt: after }, ...whereState(state) },
    orderBy: { unit: "asc" },
    take: limit,
  });

const whereState = (state: SettledQuery["state"]) => {
  if (state === undefined) return {};
  return { failure: state === "failed" ? { not: null } : null };
};
const PAGE = 200;

/** All of them, read page by page as fast as they are taken. */
export async function* allSettledUnits(jobNo: number, state?: SettledQuery["state"]): AsyncGenerator<Replica> {
  let after = -1;
  for (;;) {
    const rows = await settledUnits({ jobNo, state, after, limit: PAGE });
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.unit;
  }
}
