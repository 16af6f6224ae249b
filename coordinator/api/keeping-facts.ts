import { LIMITS } from "#protocol/limits";
import { SESSION_DAYS } from "../auth/better-auth";
import { handle } from "../handle";

/** For how many days this city keeps what, as text for the page that says so. */
export const keepingFacts = () => ({
  sessionDays: String(SESSION_DAYS),
  linkDays: String(LIMITS.MAX_INVITATION_DAYS),
  keepDays: String(handle().config.keepDays),
  uploadDays: String(LIMITS.MAX_IDLE_UPLOAD_DAYS),
  deliveryDays: String(LIMITS.MAX_DELIVERY_DAYS),
  visitDays: String(LIMITS.MAX_VISIT_KEPT_DAYS),
});
