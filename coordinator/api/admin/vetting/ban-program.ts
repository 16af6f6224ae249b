import { BanProgramInput, type ReviewList } from "#protocol/api/vetting";
import { LIMITS } from "#protocol/limits";
import { audit } from "../../../auth/audit";
import { type Context, requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { awaitSubmissions } from "../../../vetting/banned-programs";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { endJobs } from "./end-jobs";
import { listReviews } from "./list-reviews";

/** Refuses these bytes from now on, and cancels every open job that names them. */
export async function banProgram({ ctx, input }: Call<unknown>): Promise<ReviewList> {
  requireAdmin(ctx, "banProgram");
  const { program, reason } = parseInput(BanProgramInput, input);
  await ban(ctx, program, reason);
  return listReviews({ ctx, input: {} });
}

export async function ban(ctx: Context, hash: string, reason: string): Promise<void> {
  const { prisma } = handle();
  await prisma.$transaction(async (tx) => {
    await awaitSubmissions(tx);
    await tx.bannedProgram.upsert({ where: { hash }, create: { hash, reason }, update: { reason } });
    await audit(tx, ctx, "program.banned", hash, { reason });
  });
  const named = { state: { in: ["running" as const, "paused" as const] }, blobs: { some: { hash } } };
  let after = 0;
  for (;;) {
    const jobs = await prisma.job.findMany({
      where: { ...named, no: { gt: after } },
      orderBy: { no: "asc" },
      take: LIMITS.MAX_CANCELLED_AT_ONCE,
    });
    await endJobs(ctx, jobs, { kind: "program-banned", words: reason });
    if (jobs.length < LIMITS.MAX_CANCELLED_AT_ONCE) return;
    after = jobs.at(-1)?.no ?? after;
  }
}
