import type { z } from "zod";
import { PageInput } from "#protocol/api/account";
import { type AuditPage, KeptFacts } from "#protocol/api/admin";
import { tryParse } from "#protocol/try-parse";
import { auditInWords } from "#protocol/words/audit-in-words";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

/** Who did what, newest first. */
export async function listAudit({ ctx, input }: Call<unknown>): Promise<z.infer<typeof AuditPage>> {
  requireAdmin(ctx, "listAudit");
  const { before, limit } = parseInput(PageInput, input);
  const rows = await handle().prisma.auditLine.findMany({
    where: before === undefined ? {} : { id: { lt: before } },
    orderBy: { id: "desc" },
    take: limit,
  });
  const lines = rows.map(({ id, at, actor, act, subject, detail, facts }) => ({
    id: Number(id),
    at: at.toISOString(),
    actor,
    act,
    subject,
    detail: auditInWords(act, facts, ctx.language) ?? detail,
    facts: tryParse(KeptFacts, facts).data ?? null,
  }));
  return { lines, next: lines.length === limit ? (lines.at(-1)?.id ?? null) : null };
}
