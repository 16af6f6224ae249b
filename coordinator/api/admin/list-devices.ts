import type { z } from "zod";
import { type DeviceList, ListDevicesInput } from "#protocol/api/admin";
import { LIMITS } from "#protocol/limits";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { deviceViews } from "./device-view";
import { type DeviceCondition, devicesInOrder } from "./devices-in-order";

export async function listDevices({ ctx, input }: Call<unknown>): Promise<z.infer<typeof DeviceList>> {
  requireAdmin(ctx, "listDevices");
  const query = parseInput(ListDevicesInput, input);
  const { rows, total, next } = await devicesInOrder(await conditionsOf(query), query);
  return { devices: await deviceViews(rows), total, next };
}

async function conditionsOf({
  find,
  state,
  online,
  removed,
}: z.infer<typeof ListDevicesInput>): Promise<DeviceCondition[]> {
  const { prisma, coordinator } = handle();
  const all: DeviceCondition[] = [];
  if (state) all.push((bind) => `state = ${bind(state)}::device_state`);
  if (removed !== undefined) all.push(() => `removed_at IS ${removed ? "NOT " : ""}NULL`);
  if (online !== undefined) {
    const sessions = [...coordinator.state.sessions.values()].slice(-LIMITS.MAX_MATCHED_DEVICES);
    const here = sessions.map((session) => session.device.id);
    all.push((bind) => `id ${online ? "= ANY" : "<> ALL"}(${bind(here)}::text[])`);
  }
  if (find !== "") {
    const owners = await prisma.person.findMany({
      where: { name: { contains: find, mode: "insensitive" } },
      select: { id: true },
      orderBy: { createdAt: "desc" },
      take: LIMITS.MAX_MATCHED_PEOPLE,
    });
    const pattern = `%${find.replace(/[\\%_]/g, "\\$&")}%`;
    all.push((bind) => {
      const like = `ILIKE ${bind(pattern)}`;
      return `(label ${like} OR id ${like} OR engine ${like} OR owner_id = ANY(${bind(owners.map(({ id }) => id))}::text[]))`;
    });
  }
  return all;
}
