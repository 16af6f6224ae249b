import { z } from "zod";
import { LIMITS } from "../limits";
import { PublicName } from "../text/public-name";
import { Reason } from "./admin";

export const Invitation = z.string().regex(/^[\w-]{22}$/, "is not what a link to a team has");

export const TeamView = z
  .strictObject({
    team: z
      .strictObject({
        name: z.string(),
        invitation: Invitation.describe("Of the link by which others join."),
        isOwner: z.boolean().describe("Whether you run it."),
        members: z
          .array(z.strictObject({ name: z.string(), isOwner: z.boolean(), isYou: z.boolean() }))
          .max(LIMITS.MAX_TEAM_MEMBERS)
          .describe("By their public names, the owner first."),
      })
      .nullable()
      .describe("Null: you are in none."),
  })
  .meta({ id: "TeamView" });
export type TeamView = z.infer<typeof TeamView>;

export const FoundTeam = z
  .strictObject({ name: z.string(), members: z.int().min(0), isFull: z.boolean() })
  .meta({ id: "FoundTeam" });
export type FoundTeam = z.infer<typeof FoundTeam>;

export const InvitationInput = z.strictObject({ invitation: Invitation });
export const MakeTeamInput = z.strictObject({ name: PublicName });
export const ChangeTeamInput = z.strictObject({
  name: PublicName.optional(),
  newLink: z.literal(true).optional().describe("The link that was given out no longer works."),
});
/** By the public name, which no two people have. */
export const TeamMemberInput = z.strictObject({ name: z.string().min(1).max(LIMITS.MAX_PUBLIC_NAME_CHARS) });
export const RenameTeamInput = z.strictObject({
  name: z.string().min(1).max(LIMITS.MAX_PUBLIC_NAME_CHARS).describe("As the boards show it."),
  newName: PublicName,
  reason: Reason,
});
