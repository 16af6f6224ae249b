import {
  Account,
  ClaimDeviceInput,
  ClaimedDevice,
  FoundPairing,
  OwnDeviceInput,
  PageInput,
  PairingCodeInput,
  Statement,
} from "../account";
import { AcceptInvitationInput } from "../admins";
import { json, Nothing } from "../operation";

/** The caller's own account. */
export const accountOperations = {
  getAccount: json({
    tag: "account",
    method: "GET",
    path: "/account",
    summary: "Who you are, what you may spend, and what your household has earned.",
    audience: "person",
    input: Nothing,
    output: Account,
  }),
  getStatement: json({
    tag: "account",
    method: "GET",
    path: "/account/statement",
    summary: "Every movement of your money and of your devices' credit, newest first.",
    audience: "person",
    input: PageInput,
    output: Statement,
  }),
  acceptInvitation: json({
    tag: "account",
    method: "POST",
    path: "/account/invitation",
    summary: "Become an admin, by the link that an admin made for your address. Your API keys end.",
    audience: "person",
    input: AcceptInvitationInput,
    output: Nothing,
    refusals: ["NOT_FOUND", "CONFLICT"],
  }),
  claimDevice: json({
    tag: "account",
    method: "POST",
    path: "/devices/claim",
    summary: "Make a device part of your household, with the credit that it earned before.",
    audience: "person",
    input: ClaimDeviceInput,
    output: ClaimedDevice,
    refusals: ["NOT_FOUND", "CONFLICT", "LIMIT_EXCEEDED"],
  }),
  findPairing: json({
    tag: "account",
    method: "POST",
    path: "/devices/pair/look",
    summary: "Which device shows this code, before you take it into your household.",
    audience: "person",
    input: PairingCodeInput,
    output: FoundPairing,
    refusals: ["NOT_FOUND", "CONFLICT", "TOO_MANY_REQUESTS"],
  }),
  approvePairing: json({
    tag: "account",
    method: "POST",
    path: "/devices/pair",
    summary: "Make the device that shows this code part of your household. A code is good once.",
    audience: "person",
    input: PairingCodeInput,
    output: ClaimedDevice,
    refusals: ["NOT_FOUND", "CONFLICT", "LIMIT_EXCEEDED", "TOO_MANY_REQUESTS"],
  }),
  removeDevice: json({
    tag: "account",
    method: "DELETE",
    path: "/devices/{deviceId}",
    summary:
      "Remove a device from your household for good: it stops, and its token no longer works; its credit stays yours.",
    audience: "owner",
    input: OwnDeviceInput,
    output: Nothing,
  }),
};
