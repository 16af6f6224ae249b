import type { Pool } from "pg";
import { DAY } from "#core/time";
import { firstPostingOf } from "../statements/first-posting-since";

/** A time, and the numbers between which its postings are found. */
export interface PostingRange {
  from: Date;
  to: Date;
  first: number;
  end: number;
}

/** Numbers are drawn in about the order of their times, so a larger one than that of two days later is of no earlier time. */
export async function postingRange(pool: Pool, from: Date, to: Date): Promise<PostingRange> {
  const first = await firstPostingOf(pool, from);
  const end = await firstPostingOf(pool, new Date(to.getTime() + 2 * DAY));
  return { from, to, first, end };
}
