import {
  FoundHousehold,
  HouseholdInvitationInput,
  HouseholdPeople,
  HouseholdPersonInput,
  MadeHouseholdInvitation,
} from "../household-people";
import { json, Nothing } from "../operation";

const own = { tag: "account", audience: "person" } as const;

/** Several people in one household: each keeps their account, their devices and what these earn. */
export const householdPeopleOperations = {
  getHouseholdPeople: json({
    ...own,
    method: "GET",
    path: "/household/people",
    summary: "The people of your household, and your open invitations.",
    input: Nothing,
    output: HouseholdPeople,
  }),
  inviteToHousehold: json({
    ...own,
    method: "POST",
    path: "/household/invitations",
    summary: "Make a link by which one person may join your household, once and within a day.",
    input: Nothing,
    output: MadeHouseholdInvitation,
    refusals: ["CONFLICT", "LIMIT_EXCEEDED", "TOO_MANY_REQUESTS"],
  }),
  endHouseholdInvitations: json({
    ...own,
    method: "DELETE",
    path: "/household/invitations",
    summary: "End all of your invitations that nobody has used.",
    input: Nothing,
    output: Nothing,
  }),
  findHousehold: json({
    ...own,
    method: "POST",
    path: "/household/look",
    summary: "Whose household a link leads to, and whether you may join it.",
    input: HouseholdInvitationInput,
    output: FoundHousehold,
    refusals: ["NOT_FOUND"],
  }),
  joinHousehold: json({
    ...own,
    method: "POST",
    path: "/household/join",
    summary: "Join the household of a link. Your devices and what they earn stay yours.",
    input: HouseholdInvitationInput,
    output: Nothing,
    refusals: ["NOT_FOUND", "CONFLICT", "LIMIT_EXCEEDED", "TOO_MANY_REQUESTS"],
  }),
  leaveHousehold: json({
    ...own,
    method: "DELETE",
    path: "/household/people",
    summary:
      "Leave your household with your devices and their credit. For ninety days you count as one of it still, and join no other.",
    input: Nothing,
    output: Nothing,
    refusals: ["CONFLICT", "TOO_MANY_REQUESTS"],
  }),
  removeFromHousehold: json({
    ...own,
    method: "POST",
    path: "/household/people/remove",
    summary: "Remove a person from the household that you run, with their devices and the credit of these.",
    input: HouseholdPersonInput,
    output: Nothing,
    refusals: ["NOT_FOUND", "CONFLICT", "TOO_MANY_REQUESTS"],
  }),
};
