import { json, Nothing } from "../operation";
import { Boards, ProfileView, SetProfileInput, TakeDownProfileInput } from "../pride";

/** What residents show of themselves, if they want to. */
export const prideOperations = {
  getBoards: json({
    tag: "city",
    method: "GET",
    path: "/boards",
    summary: "Who computed most this week and since the city began, of the residents who want to be seen.",
    audience: "anyone",
    input: Nothing,
    output: Boards,
  }),
  getProfile: json({
    tag: "account",
    method: "GET",
    path: "/profile",
    summary: "What everybody sees of you, and what your household has computed.",
    audience: "person",
    input: Nothing,
    output: ProfileView,
  }),
  setProfile: json({
    tag: "account",
    method: "POST",
    path: "/profile",
    summary: "Choose a public name, and whether the boards list you.",
    audience: "person",
    input: SetProfileInput,
    output: Nothing,
    refusals: ["CONFLICT", "TOO_MANY_REQUESTS"],
  }),
  removeProfile: json({
    tag: "account",
    method: "DELETE",
    path: "/profile",
    summary: "Remove your public name and every place of yours on the boards, at once.",
    audience: "person",
    input: Nothing,
    output: Nothing,
  }),
  takeDownProfile: json({
    tag: "admin",
    method: "POST",
    path: "/admin/profiles/take-down",
    summary: "Remove somebody's public profile, by its name. Nobody gets this name again.",
    audience: "admin:moderate",
    input: TakeDownProfileInput,
    output: Nothing,
    refusals: ["NOT_FOUND"],
  }),
};
