import type { z } from "zod";
import type { Device } from "#prisma/generated/client";
import type { ListDevicesInput } from "#protocol/api/admin";
import { LIMITS } from "#protocol/limits";
import { handle } from "../../handle";

const PER_PAGE = 50;
const MAX_INT = 2 ** 31 - 1;

type Order = Pick<z.infer<typeof ListDevicesInput>, "sort" | "order" | "after">;

/** A condition on a row of `device`, in SQL. What a caller chose goes through `bind`, which gives its placeholder. */
export type DeviceCondition = (bind: (value: unknown) => string) => string;

interface PageOfDevices {
  rows: Device[];
  /** Counted up to a limit, and one more. */
  total: number;
  next: string | null;
}

/**
 * A page of the devices that `conditions` allow, in an order that an index has. It begins behind a device and not at a
 * number of rows, so that a late page costs what the first one does. Numbers of answers and the credit have no index,
 * because every commit group would have to write it.
 */
export async function devicesInOrder(
  conditions: readonly DeviceCondition[],
  { sort, order, after }: Order,
): Promise<PageOfDevices> {
  const { prisma } = handle();
  const column = sort === "lastSeenAt" ? "last_seen_at" : "outvoted";
  const start: DeviceCondition[] = after === undefined ? [] : [behind(column, order, after)];
  const page = whereOf([...conditions, ...start]);
  const all = whereOf(conditions);
  const [found, counted] = await Promise.all([
    prisma.$queryRawUnsafe<{ no: number }[]>(
      `SELECT no FROM device ${page.text} ORDER BY ${column} ${order}, no ${order} LIMIT ${PER_PAGE + 1}`,
      ...page.values,
    ),
    prisma.$queryRawUnsafe<{ total: number }[]>(
      `SELECT count(*)::int AS total FROM (
        SELECT FROM device ${all.text} LIMIT ${LIMITS.MAX_COUNTED_DEVICES + 1}) AS counted`,
      ...all.values,
    ),
  ]);
  const nos = found.slice(0, PER_PAGE).map(({ no }) => no);
  const byNo = new Map((await prisma.device.findMany({ where: { no: { in: nos } } })).map((row) => [row.no, row]));
  const rows = nos.flatMap((no) => byNo.get(no) ?? []);
  const last = found.length > PER_PAGE ? rows.at(-1) : undefined;
  return { rows, total: counted[0]?.total ?? 0, next: last ? `${Number(last[sort])}.${last.no}` : null };
}

/** As text: objects of `Prisma.sql` are known by their class, of which each module graph of the process has its own. */
function whereOf(conditions: readonly DeviceCondition[]): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const text = conditions.map((condition) => condition(bind)).join(" AND ");
  return { text: text === "" ? "" : `WHERE ${text}`, values };
}

/** Anybody may have written `after`: a number that no device can have stands for the largest one. */
function behind(column: "last_seen_at" | "outvoted", order: Order["order"], after: string): DeviceCondition {
  const [value = 0, no = 0] = after.split(".").map(Number);
  const beyond = order === "desc" ? "<" : ">";
  return (bind) => {
    const place =
      column === "last_seen_at"
        ? `${bind(new Date(value).toISOString())}::timestamptz`
        : `${bind(Math.min(value, MAX_INT))}::int`;
    return `(${column}, no) ${beyond} (${place}, ${bind(Math.min(no, MAX_INT))}::int)`;
  };
}
