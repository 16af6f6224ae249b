import { BanProgramInput, type ReviewList } from "#protocol/api/vetting";
import { audit } from "../../../auth/audit";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { refuse } from "../../../refusals/refuse";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { listReviews } from "./list-reviews";

/** Allows a banned program again; its cancelled jobs stay cancelled. */
export async function unbanProgram({ ctx, input }: Call<unknown>): Promise<ReviewList> {
  requireAdmin(ctx, "unbanProgram");
  const { program, reason } = parseInput(BanProgramInput, input);
  await handle().prisma.$transaction(async (tx) => {
    const { count } = await tx.bannedProgram.deleteMany({ where: { hash: program } });
    if (count === 0) throw refuse("program-not-banned");
    await audit(tx, ctx, "program.unbanned", program, { reason });
  });
  return listReviews({ ctx, input: {} });
}
