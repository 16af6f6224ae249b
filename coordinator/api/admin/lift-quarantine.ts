import { LiftQuarantineInput, type QuarantineList } from "#protocol/api/admin";
import { audit } from "../../auth/audit";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { durable } from "../jobs/change-job";
import { parseInput } from "../parse-input";
import { listQuarantines } from "./list-quarantines";

/** Allows the program on devices again: its jobs resume, and its sandbox crashes are counted from zero. */
export async function liftQuarantine({ ctx, input }: Call<unknown>): Promise<QuarantineList> {
  requireAdmin(ctx, "liftQuarantine");
  const { program, reason } = parseInput(LiftQuarantineInput, input);
  const { prisma, coordinator, bus, live } = handle();
  if (!(await prisma.quarantine.findUnique({ where: { program } }))) throw refuse("program-not-quarantined");
  await coordinator.ready();
  coordinator.dispatch({ kind: "quarantine.lifted", program });
  await durable();
  await bus.publish({ kind: "quarantine.lifted", program });
  await audit(prisma, ctx, "quarantine.lifted", program, { reason });
  live.event("quarantine.lifted", `The quarantine of program ${program.slice(0, 12)} was lifted: ${reason}`);
  return listQuarantines({ ctx, input: {} });
}
