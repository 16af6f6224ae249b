import { CustomerIdInput } from "../admin";
import { AdminList, InvitationIdInput, InviteAdminInput, OneTimeLink } from "../admins";
import { json, Nothing } from "../operation";

const admin = { tag: "admin", audience: "admin" } as const;

/** The city's admins. */
export const adminOperations = {
  listAdmins: json({
    ...admin,
    method: "GET",
    path: "/admin/admins",
    summary: "Who runs the city, and who was invited to.",
    input: Nothing,
    output: AdminList,
  }),
  inviteAdmin: json({
    ...admin,
    method: "POST",
    path: "/admin/invitations",
    summary:
      "Make a link by which the person with this address may become an admin; it is mailed where the site sends mail.",
    input: InviteAdminInput,
    output: OneTimeLink,
    refusals: ["LIMIT_EXCEEDED"],
  }),
  withdrawInvitation: json({
    ...admin,
    method: "DELETE",
    path: "/admin/invitations/{invitationId}",
    summary: "Withdraw an invitation that nobody has used.",
    input: InvitationIdInput,
    output: Nothing,
    refusals: ["NOT_FOUND"],
  }),
  revokeAdmin: json({
    ...admin,
    method: "DELETE",
    path: "/admin/admins/{customerId}",
    summary: "Take the role from an admin; never from the last one.",
    input: CustomerIdInput,
    output: Nothing,
    refusals: ["NOT_FOUND", "CONFLICT"],
  }),
};
