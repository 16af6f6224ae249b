import { randomBytes } from "node:crypto";

/** 128 bits: nobody guesses a link. */
export const newInvitation = (): string => randomBytes(16).toString("base64url");
