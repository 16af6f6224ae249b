import { randomBytes } from "node:crypto";
import type { z } from "zod";
import type { Prisma } from "#prisma/generated/client";
import { type MadeOrganisation, MakeOrganisationInput } from "#protocol/api/organisations";
import { LIMITS } from "#protocol/limits";
import { audit } from "../../auth/audit";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import { refuseUnwelcome } from "../../vetting/standing-of";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { refuseTooManyMemberships } from "./refuse-too-many-memberships";
import { takeOrganisationChange } from "./take-organisation-change";

const ID_BYTES = 8;

/** Makes an organisation that the caller owns and answers for. It gets no welcome gift: nobody signed up. */
export async function makeOrganisation({ ctx, input }: Call<unknown>): Promise<z.infer<typeof MadeOrganisation>> {
  const { id: personId } = requirePerson(ctx);
  const { name } = parseInput(MakeOrganisationInput, input);
  await takeOrganisationChange(personId);
  const id = `org_${randomBytes(ID_BYTES).toString("hex")}`;
  await handle().prisma.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM person WHERE id = ${personId} FOR UPDATE`;
    await refuseUnwelcome(tx, personId);
    await refuseTooMany(tx, personId);
    await refuseTooManyMemberships(tx, personId);
    // Nobody gets letters there, and nothing verifies the address: nobody signs in as an organisation.
    const row = { id, name, email: `${id}@organisation.invalid`, welcomedAt: new Date() };
    await tx.person.create({ data: row });
    await tx.organisation.create({
      data: { id, answersId: personId, members: { create: { personId, role: "owner" } } },
    });
    await audit(tx, ctx, "organisation.made", id);
  });
  return { organisationId: id };
}

async function refuseTooMany(tx: Prisma.TransactionClient, answersId: string): Promise<void> {
  const { MAX_ORGANISATIONS_ANSWERED_FOR: max } = LIMITS;
  if ((await tx.organisation.count({ where: { answersId } })) >= max) throw refuse("too-many-organisations", { max });
}
