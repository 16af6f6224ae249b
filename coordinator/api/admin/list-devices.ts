import type { z } from "zod";
import type { Prisma } from "#prisma/generated/client";
import { type DeviceList, ListDevicesInput } from "#protocol/api/admin";
import { LIMITS } from "#protocol/limits";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { deviceViews } from "./device-view";

const PER_PAGE = 50;

export async function listDevices({ ctx, input }: Call<unknown>): Promise<z.infer<typeof DeviceList>> {
  requireAdmin(ctx);
  const query = parseInput(ListDevicesInput, input);
  const { prisma } = handle();
  const where = await whereOf(query);
  const [rows, total] = await Promise.all([
    prisma.device.findMany({
      where,
      orderBy: [{ [query.sort]: query.order }, { no: query.order }],
      skip: (query.page - 1) * PER_PAGE,
      take: PER_PAGE,
    }),
    prisma.device.count({ where }),
  ]);
  return { devices: await deviceViews(rows), total };
}

async function whereOf({
  find,
  state,
  online,
  removed,
}: z.infer<typeof ListDevicesInput>): Promise<Prisma.DeviceWhereInput> {
  const { prisma, coordinator } = handle();
  const all: Prisma.DeviceWhereInput[] = [];
  if (state) all.push({ state });
  if (removed !== undefined) all.push({ removedAt: removed ? { not: null } : null });
  if (online !== undefined) {
    // PostgreSQL takes about 32,000 parameters per statement.
    const sessions = [...coordinator.state.sessions.values()].slice(-LIMITS.MAX_MATCHED_DEVICES);
    const here = sessions.map((session) => session.device.id);
    all.push({ id: online ? { in: here } : { notIn: here } });
  }
  if (find !== "") {
    const contains = { contains: find, mode: "insensitive" } as const;
    const owners = await prisma.person.findMany({
      where: { name: contains },
      select: { id: true },
      orderBy: { createdAt: "desc" },
      take: LIMITS.MAX_MATCHED_PEOPLE,
    });
    all.push({
      OR: [
        { label: contains },
        { id: contains },
        { engine: contains },
        { ownerId: { in: owners.map(({ id }) => id) } },
      ],
    });
  }
  return { AND: all };
}
