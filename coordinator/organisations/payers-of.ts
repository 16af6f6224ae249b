import type { Prisma } from "#prisma/generated/client";
import { MEMBER_POWERS } from "#protocol/people/member-roles";

const ROLES = MEMBER_POWERS.pay.map((role) => `'${role}'`).join(", ");

/** Who is written to about a customer's money: a person themselves; of an organisation, the members who may pay for it. */
export const payersInSql = (customer: string) => `(
  SELECT person_id FROM membership WHERE organisation_id = ${customer} AND ended_at IS NULL AND role IN (${ROLES})
  UNION ALL SELECT ${customer} WHERE NOT EXISTS (SELECT FROM organisation WHERE id = ${customer})
)`;

export async function payersOf(tx: Prisma.TransactionClient, customerId: string): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ payer: string }[]>(
    `SELECT payer FROM ${payersInSql("$1::text")} AS payers (payer) ORDER BY payer`,
    customerId,
  );
  return rows.map(({ payer }) => payer);
}
