import { json, Nothing } from "../operation";
import {
  ChangeTeamInput,
  FoundTeam,
  InvitationInput,
  MakeTeamInput,
  RenameTeamInput,
  TeamMemberInput,
  TeamView,
} from "../teams";

const own = { tag: "account", audience: "person" } as const;

/** Teams of residents who have public names. */
export const teamOperations = {
  getTeam: json({
    ...own,
    method: "GET",
    path: "/team",
    summary: "Your team, its members, and the link by which others join.",
    input: Nothing,
    output: TeamView,
  }),
  findTeam: json({
    ...own,
    method: "POST",
    path: "/team/look",
    summary: "Which team a link leads to, before you join it.",
    input: InvitationInput,
    output: FoundTeam,
    refusals: ["NOT_FOUND"],
  }),
  makeTeam: json({
    ...own,
    method: "POST",
    path: "/team",
    summary: "Make a team, and run it. You need a public name, and are in one team at a time.",
    input: MakeTeamInput,
    output: Nothing,
    refusals: ["CONFLICT", "TOO_MANY_REQUESTS"],
  }),
  joinTeam: json({
    ...own,
    method: "POST",
    path: "/team/join",
    summary: "Join the team of a link. You need a public name, and are in one team at a time.",
    input: InvitationInput,
    output: Nothing,
    refusals: ["NOT_FOUND", "CONFLICT", "LIMIT_EXCEEDED", "TOO_MANY_REQUESTS"],
  }),
  leaveTeam: json({
    ...own,
    method: "DELETE",
    path: "/team",
    summary:
      "Leave your team. If you run it, the member who has been in it longest does so next; without members it ends.",
    input: Nothing,
    output: Nothing,
  }),
  changeTeam: json({
    ...own,
    method: "POST",
    path: "/team/change",
    summary: "Give the team that you run another name, or a new link.",
    input: ChangeTeamInput,
    output: Nothing,
    refusals: ["NOT_FOUND", "CONFLICT", "TOO_MANY_REQUESTS"],
  }),
  removeTeamMember: json({
    ...own,
    method: "POST",
    path: "/team/members/remove",
    summary: "Remove a member from the team that you run. The team gets a new link.",
    input: TeamMemberInput,
    output: Nothing,
    refusals: ["NOT_FOUND", "TOO_MANY_REQUESTS"],
  }),
  handOverTeam: json({
    ...own,
    method: "POST",
    path: "/team/hand-over",
    summary: "Let another member run your team.",
    input: TeamMemberInput,
    output: Nothing,
    refusals: ["NOT_FOUND", "TOO_MANY_REQUESTS"],
  }),
  renameTeam: json({
    tag: "admin",
    audience: "admin:moderate",
    method: "POST",
    path: "/admin/teams/rename",
    summary: "Give a team another name, by the name that it has. Nobody gets that name again.",
    input: RenameTeamInput,
    output: Nothing,
    refusals: ["NOT_FOUND", "CONFLICT"],
  }),
};
