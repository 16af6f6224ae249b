import { createHmac } from "node:crypto";
import { handle } from "../../handle";

/** By which a name that was taken down is known again, and cannot be read. */
export const refusedName = (key: string): string =>
  createHmac("sha256", handle().config.authSecret).update(`refused name ${key}`).digest("base64url");
