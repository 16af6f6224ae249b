import type { Prisma } from "#prisma/generated/client";
import type { AuditAct } from "#protocol/audit-act";
import type { Context } from "./context";

/** Records permanently who did what to whom; in the transaction of the act itself, if it has one. */
export async function audit(
  tx: Prisma.TransactionClient,
  ctx: Context,
  act: AuditAct,
  subject: string,
  detail = "",
): Promise<void> {
  const who = ctx.person ? `${ctx.person.name} (${ctx.person.id})` : "nobody";
  await tx.auditLine.create({ data: { actor: `${who} via ${ctx.via}`, act, subject, detail } });
}
