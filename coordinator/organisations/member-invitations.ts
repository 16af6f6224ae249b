import { createHash, randomBytes } from "node:crypto";
import type { CustomerId } from "#core/ids";
import { DAY } from "#core/time";
import type { Prisma } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { MemberRole } from "#protocol/people/member-roles";
import { tryParse } from "#protocol/try-parse";

const ID_BYTES = 8;
const TOKEN_BYTES = 24;

export interface MemberInvitation {
  id: string;
  organisationId: CustomerId;
  name: string;
  role: MemberRole;
  email: string | null;
}

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

/** Valid once, for some days. Only the hash of the link is stored. */
export async function makeMemberInvitation(
  tx: Prisma.TransactionClient,
  invited: Pick<MemberInvitation, "organisationId" | "role" | "email">,
) {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const expiresAt = new Date(Date.now() + LIMITS.MAX_INVITATION_DAYS * DAY);
  const id = `minv_${randomBytes(ID_BYTES).toString("hex")}`;
  await tx.memberInvitation.create({ data: { ...invited, id, tokenHash: hashOf(token), expiresAt } });
  return { id, token, expiresAt };
}

/** The invitation behind a link; undefined if it was used, withdrawn or has expired, or the organisation is closed. */
export async function findMemberInvitation(
  tx: Prisma.TransactionClient,
  token: string,
): Promise<MemberInvitation | undefined> {
  const row = await tx.memberInvitation.findFirst({
    where: { tokenHash: hashOf(token), expiresAt: { gt: new Date() }, organisation: { person: { deletedAt: null } } },
    include: { organisation: { select: { person: { select: { name: true } } } } },
  });
  const { data: role } = tryParse(MemberRole, row?.role);
  if (!row || !role) return undefined;
  const { id, organisationId, email, organisation } = row;
  return { id, organisationId: organisationId as CustomerId, name: organisation.person.name, role, email };
}
