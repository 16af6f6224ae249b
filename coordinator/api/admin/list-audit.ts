import type { z } from "zod";
import { PageInput } from "#protocol/api/account";
import type { AuditPage } from "#protocol/api/admin";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

/** Who did what, newest first. */
export async function listAudit({ ctx, input }: Call<unknown>): Promise<z.infer<typeof AuditPage>> {
  requireAdmin(ctx);
  const { before, limit } = parseInput(PageInput, input);
  const rows = await handle().prisma.auditLine.findMany({
    where: before === undefined ? {} : { id: { lt: before } },
    orderBy: { id: "desc" },
    take: limit,
  });
  const lines = rows.map((row) => ({ ...row, id: Number(row.id), at: row.at.toISOString() }));
  return { lines, next: lines.length === limit ? (lines.at(-1)?.id ?? null) : null };
}
