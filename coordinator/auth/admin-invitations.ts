import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { DAY } from "#core/time";
import type { Prisma, Verification } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { AdminRole } from "#protocol/people/roles";

/** An open invitation to become an admin; only its bearer knows the link. */
export interface AdminInvitation {
  id: string;
  email: string;
  role: AdminRole;
  /** Name of the admin who made it. */
  by: string;
  expiresAt: Date;
}

const PURPOSE = "admin-invitation:";
const ID_BYTES = 8;
const TOKEN_BYTES = 24;
const Value = z.object({ email: z.string(), role: AdminRole, by: z.string() });

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");
const open = () => ({ identifier: { startsWith: PURPOSE }, expiresAt: { gt: new Date() } });

/** Invites somebody by their lower-case address: valid once, for some days. Only the hash of the link is stored. */
export async function makeInvitation(
  tx: Prisma.TransactionClient,
  invited: Pick<AdminInvitation, "email" | "role" | "by">,
) {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const expiresAt = new Date(Date.now() + LIMITS.MAX_INVITATION_DAYS * DAY);
  const id = `inv_${randomBytes(ID_BYTES).toString("hex")}`;
  const value = JSON.stringify(Value.parse(invited));
  await tx.verification.create({ data: { id, identifier: PURPOSE + hashOf(token), value, expiresAt } });
  return { id, token, expiresAt };
}

export async function listInvitations(tx: Prisma.TransactionClient): Promise<AdminInvitation[]> {
  const rows = await tx.verification.findMany({
    where: open(),
    orderBy: { createdAt: "desc" },
    take: LIMITS.MAX_OPEN_INVITATIONS,
  });
  return rows.map(read);
}

/** The invitation behind a link; undefined if it was used, withdrawn or has expired. */
export async function findInvitation(
  tx: Prisma.TransactionClient,
  token: string,
): Promise<AdminInvitation | undefined> {
  const row = await tx.verification.findFirst({ where: { ...open(), identifier: PURPOSE + hashOf(token) } });
  return row ? read(row) : undefined;
}

/** Ends an invitation; false if it had already ended, so that only one of two concurrent uses succeeds. */
export async function endInvitation(tx: Prisma.TransactionClient, id: string): Promise<boolean> {
  const { count } = await tx.verification.deleteMany({ where: { id, identifier: { startsWith: PURPOSE } } });
  return count > 0;
}

const read = ({ id, value, expiresAt }: Verification): AdminInvitation => ({
  id,
  ...Value.parse(JSON.parse(value)),
  expiresAt,
});
