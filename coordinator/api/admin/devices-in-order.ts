import type { z } from "zod";
import { type Device, Prisma } from "#prisma/generated/client";
import type { ListDevicesInput } from "#protocol/api/admin";
import { LIMITS } from "#protocol/limits";
import { handle } from "../../handle";

const PER_PAGE = 50;
const MAX_INT = 2 ** 31 - 1;

type Order = Pick<z.infer<typeof ListDevicesInput>, "sort" | "order" | "after">;

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
  conditions: readonly Prisma.Sql[],
  { sort, order, after }: Order,
): Promise<PageOfDevices> {
  const { prisma } = handle();
  const column = Prisma.raw(sort === "lastSeenAt" ? "last_seen_at" : "outvoted");
  const [beyond, direction] = [Prisma.raw(order === "desc" ? "<" : ">"), Prisma.raw(order)];
  const start = after === undefined ? [] : [Prisma.sql`(${column}, no) ${beyond} ${readCursor(after, sort)}`];
  const [found, counted] = await Promise.all([
    prisma.$queryRaw<{ no: number }[]>`SELECT no FROM device ${whereOf([...conditions, ...start])}
      ORDER BY ${column} ${direction}, no ${direction} LIMIT ${PER_PAGE + 1}`,
    prisma.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM (
      SELECT FROM device ${whereOf(conditions)} LIMIT ${LIMITS.MAX_COUNTED_DEVICES + 1}) AS counted`,
  ]);
  const nos = found.slice(0, PER_PAGE).map(({ no }) => no);
  const byNo = new Map((await prisma.device.findMany({ where: { no: { in: nos } } })).map((row) => [row.no, row]));
  const rows = nos.flatMap((no) => byNo.get(no) ?? []);
  const last = found.length > PER_PAGE ? rows.at(-1) : undefined;
  return { rows, total: counted[0]?.total ?? 0, next: last ? cursorOf(last, sort) : null };
}

const whereOf = (conditions: readonly Prisma.Sql[]) =>
  conditions.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join([...conditions], " AND ")}`;

const cursorOf = (device: Device, sort: Order["sort"]) => `${Number(device[sort])}.${device.no}`;

/** Anybody may have written it: a number that no device can have stands for the largest one. */
function readCursor(after: string, sort: Order["sort"]): Prisma.Sql {
  const [value = 0, number = 0] = after.split(".").map(Number);
  const no = Math.min(number, MAX_INT);
  return sort === "lastSeenAt"
    ? Prisma.sql`(${new Date(value)}::timestamptz, ${no})`
    : Prisma.sql`(${Math.min(value, MAX_INT)}, ${no})`;
}
