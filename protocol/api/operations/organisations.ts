import { OneTimeLink } from "../admins";
import { json, Nothing } from "../operation";
import {
  ChangeMemberInput,
  CloseOrganisationInput,
  InviteMemberInput,
  JoinOrganisationInput,
  MadeOrganisation,
  MakeOrganisationInput,
  MemberInput,
  MemberInvitationInput,
  OrganisationInput,
  OrganisationList,
  OrganisationView,
} from "../organisations";

const AT = "/organisations/{organisationId}";
const own = { tag: "account", audience: "person" } as const;
const members = { tag: "account", audience: "owner" } as const;

/** Customers for whom several people act. */
export const organisationOperations = {
  listOrganisations: json({
    ...own,
    method: "GET",
    path: "/organisations",
    summary: "The organisations that you are a member of, and for which of them you call.",
    input: Nothing,
    output: OrganisationList,
  }),
  makeOrganisation: json({
    ...own,
    method: "POST",
    path: "/organisations",
    summary: "Make an organisation, with a balance of its own, and own it.",
    input: MakeOrganisationInput,
    output: MadeOrganisation,
    refusals: ["LIMIT_EXCEEDED", "TOO_MANY_REQUESTS"],
  }),
  joinOrganisation: json({
    ...own,
    method: "POST",
    path: "/organisations/join",
    summary: "Become a member by an invitation. What your devices compute for its jobs then earns you nothing.",
    input: JoinOrganisationInput,
    output: MadeOrganisation,
    refusals: ["NOT_FOUND", "CONFLICT", "LIMIT_EXCEEDED", "TOO_MANY_REQUESTS"],
  }),
  getOrganisation: json({
    ...members,
    method: "GET",
    path: AT,
    summary: "An organisation of yours, its members, and for its owners the open invitations.",
    input: OrganisationInput,
    output: OrganisationView,
  }),
  inviteMember: json({
    ...members,
    method: "POST",
    path: `${AT}/invitations`,
    summary: "Make a link by which one person becomes a member, once, within a week; for an address it is mailed too.",
    input: InviteMemberInput,
    output: OneTimeLink,
    refusals: ["LIMIT_EXCEEDED", "TOO_MANY_REQUESTS"],
  }),
  endInvitation: json({
    ...members,
    method: "DELETE",
    path: `${AT}/invitations/{invitationId}`,
    summary: "Withdraw an invitation: its link no longer works.",
    input: MemberInvitationInput,
    output: Nothing,
  }),
  changeMember: json({
    ...members,
    method: "POST",
    path: `${AT}/members/{personId}`,
    summary: "Give a member another role. An organisation keeps at least one owner.",
    input: ChangeMemberInput,
    output: Nothing,
    refusals: ["CONFLICT", "TOO_MANY_REQUESTS"],
  }),
  removeMember: json({
    ...members,
    method: "DELETE",
    path: `${AT}/members/{personId}`,
    summary: "Remove a member, or leave: the API keys that they made for it end.",
    input: MemberInput,
    output: Nothing,
    refusals: ["CONFLICT"],
  }),
  closeOrganisation: json({
    ...members,
    method: "POST",
    path: `${AT}/close`,
    summary:
      "Close an organisation for good: its jobs are cancelled and erased, and the city keeps what is left of its balance.",
    input: CloseOrganisationInput,
    output: Nothing,
    refusals: ["CONFLICT"],
  }),
};
