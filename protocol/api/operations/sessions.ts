import { json, Nothing } from "../operation";
import { PasskeyIdInput, PasskeyList } from "../passkeys";
import { EndedSessions, SessionIdInput, SessionList } from "../sessions";

/** The browsers in which somebody is signed in, and the passkeys by which they sign in. */
export const sessionOperations = {
  listSessions: json({
    tag: "account",
    method: "GET",
    path: "/account/sessions",
    summary: "Where you are signed in: the browser, its network, since when, and when it was last here.",
    audience: "person",
    input: Nothing,
    output: SessionList,
  }),
  endSession: json({
    tag: "account",
    method: "DELETE",
    path: "/account/sessions/{sessionId}",
    summary: "Sign a browser out: its open pages lose their connections at once.",
    audience: "owner",
    input: SessionIdInput,
    output: Nothing,
  }),
  endOtherSessions: json({
    tag: "account",
    method: "POST",
    path: "/account/sessions/end-others",
    summary: "Sign out every browser but the one that calls; with an API key, every browser.",
    audience: "person",
    input: Nothing,
    output: EndedSessions,
  }),
  listPasskeys: json({
    tag: "account",
    method: "GET",
    path: "/account/passkeys",
    summary: "The passkeys by which you may sign in; you make them on the account page.",
    audience: "person",
    input: Nothing,
    output: PasskeyList,
  }),
  removePasskey: json({
    tag: "account",
    method: "DELETE",
    path: "/account/passkeys/{passkeyId}",
    summary: "Remove a passkey: nobody signs in with it any more. Sessions that it began go on.",
    audience: "owner",
    input: PasskeyIdInput,
    output: Nothing,
  }),
};
