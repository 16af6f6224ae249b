import { membersOf } from "#core/household/membership";
import { DeleteAccountInput } from "#protocol/api/rights";
import { LIMITS } from "#protocol/limits";
import { requirePerson } from "../../../auth/context";
import { handle } from "../../../handle";
import { householdAround } from "../../../household/memberships";
import { refuse, refuseFields } from "../../../refusals/refuse";
import { beginDeletion } from "../../../rights/begin-deletion";
import { finishDeletion } from "../../../rights/finish-deletions";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";

const MINUTE_S = 60;

/** Deletes the caller for good. When it answers nothing names them any more; their jobs' results go within the hour. */
export async function deleteAccount({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id } = requirePerson(ctx);
  const { password } = parseInput(DeleteAccountInput, input);
  const { auth, pool, prisma, bus, log, tries } = handle();
  const rule = { window: MINUTE_S, max: LIMITS.MAX_PASSWORD_TRIES_PER_MINUTE };
  if (!(await tries.consume(`deletions of ${id}`, rule)).allowed) throw refuse("too-many-passwords");
  if (!(await auth.isPassword(id, password))) {
    throw refuseFields([{ path: "password", fault: { kind: "not-your-password" } }], "not-your-password");
  }
  const people = membersOf(await householdAround(prisma, id)).map(({ personId }) => personId);
  const devices = await beginDeletion(pool, id);
  await auth.accessLost(id);
  for (const deviceId of devices) await bus.publishToAll({ kind: "device.removed", deviceId });
  // Others may run the household from now on.
  for (const personId of people) await bus.publishToAll({ kind: "household.changed", personId });
  // What fails here is done by the next round of the duty.
  await finishDeletion(handle(), id).catch((error: unknown) =>
    log.warn({ event: "deletion.unfinished", err: error }, "a deletion goes on later"),
  );
  return {};
}
