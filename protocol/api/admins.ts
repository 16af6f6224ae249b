import { z } from "zod";
import { LIMITS } from "../limits";
import { AdminRole } from "../people/roles";
import { CustomerIdInput } from "./admin";

export const Email = z.email("is not an email address").max(LIMITS.MAX_EMAIL_CHARS);

export const AdminList = z
  .strictObject({
    admins: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        email: z.string(),
        role: AdminRole,
        secondFactor: z.boolean(),
      }),
    ),
    invitations: z.array(
      z.strictObject({
        id: z.string(),
        email: z.string(),
        role: AdminRole,
        by: z.string(),
        expiresAt: z.iso.datetime(),
      }),
    ),
  })
  .meta({ id: "AdminList" });
export type AdminList = z.infer<typeof AdminList>;

export const InviteAdminInput = z.strictObject({ email: Email, role: AdminRole });
export const ChangeRoleInput = CustomerIdInput.extend({ role: AdminRole });
export const InvitationIdInput = z.strictObject({ invitationId: z.string().min(1).max(64) });

/** A link that can be used once, by the person for whom it was made. */
export const OneTimeLink = z
  .strictObject({
    url: z.string().describe("Shown once."),
    expiresAt: z.iso.datetime(),
    mailed: z.boolean().describe("It was mailed as well."),
  })
  .meta({ id: "OneTimeLink" });
export type OneTimeLink = z.infer<typeof OneTimeLink>;

export const MakeResetLinkInput = CustomerIdInput;
export const AcceptInvitationInput = z.strictObject({ token: z.string().min(1).max(100) });
