import type { z } from "zod";
import { Prisma } from "#prisma/generated/client";
import { type DeviceList, ListDevicesInput } from "#protocol/api/admin";
import { LIMITS } from "#protocol/limits";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { deviceViews } from "./device-view";
import { devicesInOrder } from "./devices-in-order";

export async function listDevices({ ctx, input }: Call<unknown>): Promise<z.infer<typeof DeviceList>> {
  requireAdmin(ctx);
  const query = parseInput(ListDevicesInput, input);
  const { rows, total, next } = await devicesInOrder(await conditionsOf(query), query);
  return { devices: await deviceViews(rows), total, next };
}

async function conditionsOf({ find, state, online, removed }: z.infer<typeof ListDevicesInput>): Promise<Prisma.Sql[]> {
  const { prisma, coordinator } = handle();
  const all: Prisma.Sql[] = [];
  if (state) all.push(Prisma.sql`state = ${state}::device_state`);
  if (removed !== undefined) all.push(removed ? Prisma.sql`removed_at IS NOT NULL` : Prisma.sql`removed_at IS NULL`);
  if (online !== undefined) {
    const sessions = [...coordinator.state.sessions.values()].slice(-LIMITS.MAX_MATCHED_DEVICES);
    const here = sessions.map((session) => session.device.id);
    all.push(online ? Prisma.sql`id = ANY(${here}::text[])` : Prisma.sql`id <> ALL(${here}::text[])`);
  }
  if (find !== "") {
    const owners = await prisma.person.findMany({
      where: { name: { contains: find, mode: "insensitive" } },
      select: { id: true },
      orderBy: { createdAt: "desc" },
      take: LIMITS.MAX_MATCHED_PEOPLE,
    });
    const pattern = `%${find.replace(/[\\%_]/g, "\\$&")}%`;
    all.push(Prisma.sql`(label ILIKE ${pattern} OR id ILIKE ${pattern} OR engine ILIKE ${pattern}
      OR owner_id = ANY(${owners.map(({ id }) => id)}::text[]))`);
  }
  return all;
}
