import type { Prisma } from "#prisma/generated/client";
import type { AuditAct } from "#protocol/audit-act";
import type { AuditFactsOf } from "#protocol/audit-facts";
import type { Context } from "./context";

/** Records permanently who did what to whom; in the transaction of the act itself, if it has one. */
export async function audit<Act extends AuditAct>(
  tx: Prisma.TransactionClient,
  ctx: Context,
  act: Act,
  subject: string,
  ...facts: AuditFactsOf<Act>
): Promise<void> {
  const who = ctx.person ? `${ctx.person.name} (${ctx.person.id})` : "nobody";
  await tx.auditLine.create({
    data: { actor: `${who} via ${ctx.via}`, act, subject, detail: "", facts: facts[0] ?? {} },
  });
}
