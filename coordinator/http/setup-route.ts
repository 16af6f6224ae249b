import { json } from "node:stream/consumers";
import type { PrismaClient } from "#prisma/generated/client";
import { tryParse } from "#protocol/try-parse";
import type { Auth } from "../auth/create-auth";
import { ClaimFirstAdminInput, claimFirstAdmin } from "../auth/first-admin";
import type { Config } from "../config";
import { answerError, answerJson } from "./answer";
import type { Route } from "./site-router";

/** Handles the form of the one-time set-up link: its bearer becomes the first admin. */
export const setupRoute = (parts: { config: Config; prisma: PrismaClient; auth: Auth }): Route => ({
  method: "POST",
  path: "/api/auth-setup",
  handle: async (request, response) => {
    const input = tryParse(ClaimFirstAdminInput, await json(request).catch(() => undefined));
    if (!input.success) {
      const issue = input.error.issues[0];
      return answerError(response, "INVALID_INPUT", `${issue?.path.join(".") || "The form"}: ${issue?.message}.`);
    }
    await claimFirstAdmin(parts, input.data);
    return answerJson(response, 200, {});
  },
});
