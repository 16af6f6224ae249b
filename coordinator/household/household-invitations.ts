import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import type { Prisma } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";

const PURPOSE = "household-invitation:";
/** Nobody guesses a link. */
const TOKEN_BYTES = 24;
const Value = z.strictObject({ by: z.string() });

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");
const storedFor = (by: string) => JSON.stringify(Value.parse({ by }));
const openOf = (by: string) => ({
  identifier: { startsWith: PURPOSE },
  value: storedFor(by),
  expiresAt: { gt: new Date() },
});

/** For one person, whoever has the link. Only its hash is stored. */
export async function makeHouseholdInvitation(tx: Prisma.TransactionClient, by: string) {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const expiresAt = new Date(Date.now() + LIMITS.HOUSEHOLD_INVITATION_MS);
  const id = `hin_${randomBytes(8).toString("hex")}`;
  await tx.verification.create({ data: { id, identifier: PURPOSE + hashOf(token), value: storedFor(by), expiresAt } });
  return { token, expiresAt };
}

export const countHouseholdInvitations = (tx: Prisma.TransactionClient, by: string) =>
  tx.verification.count({ where: openOf(by) });

export const endHouseholdInvitationsOf = (tx: Prisma.TransactionClient, by: string) =>
  tx.verification.deleteMany({ where: openOf(by) });

/** Who invites by this link; undefined if it was used, withdrawn or has expired. */
export async function findHouseholdInviter(tx: Prisma.TransactionClient, token: string): Promise<string | undefined> {
  const where = { identifier: PURPOSE + hashOf(token), expiresAt: { gt: new Date() } };
  const row = await tx.verification.findFirst({ where });
  return row ? Value.parse(JSON.parse(row.value)).by : undefined;
}

/** False if it had already been used, so that only one of two concurrent uses succeeds. */
export async function useHouseholdInvitation(tx: Prisma.TransactionClient, token: string): Promise<boolean> {
  const { count } = await tx.verification.deleteMany({ where: { identifier: PURPOSE + hashOf(token) } });
  return count > 0;
}
