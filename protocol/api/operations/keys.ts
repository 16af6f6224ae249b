import { ApiKeyList, MadeApiKey, MakeApiKeyInput, RevokeApiKeyInput } from "../account";
import { json, Nothing } from "../operation";

/** API keys. */
export const keyOperations = {
  listKeys: json({
    tag: "account",
    method: "GET",
    path: "/account/keys",
    summary: "Your API keys, without their text.",
    audience: "person",
    input: Nothing,
    output: ApiKeyList,
  }),
  makeKey: json({
    tag: "account",
    method: "POST",
    path: "/account/keys",
    summary: "Make an API key; its text is shown this once.",
    audience: "person",
    input: MakeApiKeyInput,
    output: MadeApiKey,
    refusals: ["LIMIT_EXCEEDED"],
  }),
  revokeKey: json({
    tag: "account",
    method: "DELETE",
    path: "/account/keys/{keyId}",
    summary: "Revoke an API key: requests with it are refused from now on.",
    audience: "owner",
    input: RevokeApiKeyInput,
    output: Nothing,
  }),
};
