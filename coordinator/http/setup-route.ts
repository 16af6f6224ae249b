import { json } from "node:stream/consumers";
import type { PrismaClient } from "#prisma/generated/client";
import { parseInEachLanguage } from "#protocol/field-issues";
import type { Auth } from "../auth/create-auth";
import { ClaimFirstAdminInput, claimFirstAdmin } from "../auth/first-admin";
import type { Config } from "../config";
import { invalidInput } from "../refusals/invalid-input";
import { answerJson } from "./answer";
import type { Route } from "./site-router";

/** Handles the form of the one-time set-up link: its bearer becomes the first admin. */
export const setupRoute = (parts: { config: Config; prisma: PrismaClient; auth: Auth }): Route => ({
  method: "POST",
  path: "/api/auth-setup",
  handle: async (request, response) => {
    const form = await json(request).catch(() => undefined);
    const input = parseInEachLanguage(ClaimFirstAdminInput, form);
    if (input.kind === "refused") throw invalidInput(input.issues);
    await claimFirstAdmin(parts, input.value);
    return answerJson(response, 200, {});
  },
});
