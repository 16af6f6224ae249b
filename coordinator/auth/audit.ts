import type { Prisma } from "#prisma/generated/client";
import type { AuditAct } from "#protocol/people/audit-act";
import type { AuditFactsOf } from "#protocol/people/audit-facts";
import type { Context } from "./context";

/** Records permanently who did what to whom; in the transaction of the act itself, if it has one. */
export async function audit<Act extends AuditAct>(
  tx: Prisma.TransactionClient,
  ctx: Context,
  act: Act,
  subject: string,
  ...facts: AuditFactsOf<Act>
): Promise<void> {
  const person = ctx.member ?? ctx.person;
  const who = person ? `${person.name} (${person.id})` : "nobody";
  const forWhom = ctx.member && ctx.person ? ` for ${ctx.person.id}` : "";
  await tx.auditLine.create({
    data: { actor: `${who} via ${ctx.via}${forWhom}`, act, subject, detail: "", facts: facts[0] ?? {} },
  });
}
