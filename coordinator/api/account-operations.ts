import { z } from "zod";
import {
  Account,
  ApiKeyList,
  ClaimDeviceInput,
  ClaimedDevice,
  MadeApiKey,
  MakeApiKeyInput,
  PageInput,
  RevokeApiKeyInput,
  Statement,
} from "#protocol/api/account";
import { AcceptInvitationInput } from "#protocol/api/admins";
import { acceptInvitation } from "./account/accept-invitation";
import { claimDevice } from "./account/claim-device";
import { getAccount } from "./account/get-account";
import { getStatement } from "./account/get-statement";
import { listKeys } from "./account/list-keys";
import { makeKey } from "./account/make-key";
import { revokeKey } from "./account/revoke-key";
import { json, type Operation } from "./operation";

const nothing = z.strictObject({});
const account = { auth: "person", tag: "account" } as const;

export const accountOperations: Operation[] = [
  json({
    ...account,
    id: "getAccount",
    method: "GET",
    path: "/account",
    summary: "Who you are, what you may spend, and what your household has earned.",
    input: nothing,
    output: Account,
    verb: getAccount,
  }),
  json({
    ...account,
    id: "listKeys",
    method: "GET",
    path: "/account/keys",
    summary: "Your API keys, without their text.",
    input: nothing,
    output: ApiKeyList,
    verb: listKeys,
  }),
  json({
    ...account,
    id: "makeKey",
    method: "POST",
    path: "/account/keys",
    summary: "Make an API key; its text is shown this once.",
    input: MakeApiKeyInput,
    output: MadeApiKey,
    verb: makeKey,
  }),
  json({
    ...account,
    id: "revokeKey",
    method: "DELETE",
    path: "/account/keys/{keyId}",
    summary: "Revoke an API key: whoever sends it is refused from now on.",
    input: RevokeApiKeyInput,
    output: nothing,
    verb: revokeKey,
  }),
  json({
    ...account,
    id: "getStatement",
    method: "GET",
    path: "/account/statement",
    summary: "Every movement of your money and of your devices' credit, newest first.",
    input: PageInput,
    output: Statement,
    verb: getStatement,
  }),
  json({
    ...account,
    id: "acceptInvitation",
    method: "POST",
    path: "/account/invitation",
    summary: "Become an admin, by the link that an admin made for your address. Your API keys end.",
    input: AcceptInvitationInput,
    output: nothing,
    verb: acceptInvitation,
  }),
  json({
    ...account,
    id: "claimDevice",
    method: "POST",
    path: "/devices/claim",
    summary: "Make a device part of your household, with the credit that it earned before.",
    input: ClaimDeviceInput,
    output: ClaimedDevice,
    verb: claimDevice,
  }),
];
