import { z } from "zod";
import { LIMITS } from "../limits";
import { MemberRole } from "../people/member-roles";
import { PersonName } from "../text/person-name";
import { Email } from "./admins";

const Id = z.string().min(1).max(64);

export const OrganisationList = z
  .strictObject({
    organisations: z
      .array(z.strictObject({ id: z.string(), name: z.string(), role: MemberRole }))
      .describe("In which you are a member, by their names."),
    actingFor: z.string().nullable().describe("The one for which you call; null: yourself."),
  })
  .meta({ id: "OrganisationList" });
export type OrganisationList = z.infer<typeof OrganisationList>;

export const OrganisationView = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    role: MemberRole.describe("Yours."),
    members: z.array(
      z.strictObject({
        personId: z.string(),
        name: z.string(),
        role: MemberRole,
        since: z.iso.datetime(),
        isYou: z.boolean(),
        answers: z.boolean().describe("Whose bounds on open jobs and storage its jobs count towards."),
      }),
    ),
    invitations: z
      .array(
        z.strictObject({
          id: z.string(),
          role: MemberRole,
          email: z.string().nullable().describe("Whom it is for; null: whoever has the link."),
          expiresAt: z.iso.datetime(),
        }),
      )
      .describe("Open ones. Only owners see them."),
  })
  .meta({ id: "OrganisationView" });
export type OrganisationView = z.infer<typeof OrganisationView>;

export const OrganisationInput = z.strictObject({ organisationId: Id });
export const MakeOrganisationInput = z.strictObject({ name: PersonName });
export const MadeOrganisation = z.strictObject({ organisationId: z.string() }).meta({ id: "MadeOrganisation" });
export const InviteMemberInput = OrganisationInput.extend({
  role: MemberRole,
  email: Email.optional().describe("Only whoever has this address may use the link. Left out: whoever has the link."),
});
export const MemberInvitationInput = OrganisationInput.extend({ invitationId: Id });
export const JoinOrganisationInput = z.strictObject({
  token: z.string().regex(/^[\w-]{32}$/, "is not what a link has"),
});
export const MemberInput = OrganisationInput.extend({ personId: Id });
export const ChangeMemberInput = MemberInput.extend({ role: MemberRole });
export const CloseOrganisationInput = OrganisationInput.extend({
  name: z.string().max(LIMITS.MAX_PERSON_NAME_CHARS).describe("Its name, so that the wrong one is not closed."),
});
