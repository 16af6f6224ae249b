import { CustomerIdInput } from "../admin";
import { AdminList, ChangeRoleInput, InvitationIdInput, InviteAdminInput, OneTimeLink } from "../admins";
import { json, Nothing } from "../operation";

const admin = { tag: "admin", audience: "admin:see" } as const;

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
    audience: "admin:appoint",
    method: "POST",
    path: "/admin/invitations",
    summary:
      "Make a link by which the person with this address may become an admin with this role; it is mailed where the site sends mail.",
    input: InviteAdminInput,
    output: OneTimeLink,
    refusals: ["LIMIT_EXCEEDED"],
  }),
  withdrawInvitation: json({
    ...admin,
    audience: "admin:appoint",
    method: "DELETE",
    path: "/admin/invitations/{invitationId}",
    summary: "Withdraw an invitation that nobody has used.",
    input: InvitationIdInput,
    output: Nothing,
    refusals: ["NOT_FOUND"],
  }),
  changeRole: json({
    ...admin,
    audience: "admin:appoint",
    method: "POST",
    path: "/admin/admins/{customerId}/role",
    summary: "Give an admin another role; the city keeps at least one owner.",
    input: ChangeRoleInput,
    output: Nothing,
    refusals: ["NOT_FOUND", "CONFLICT"],
  }),
  revokeAdmin: json({
    ...admin,
    audience: "admin:appoint",
    method: "DELETE",
    path: "/admin/admins/{customerId}",
    summary: "Take the role from an admin; never from the last owner.",
    input: CustomerIdInput,
    output: Nothing,
    refusals: ["NOT_FOUND", "CONFLICT"],
  }),
};
