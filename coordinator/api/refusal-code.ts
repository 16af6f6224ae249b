import type { RefusalCode } from "#protocol/api/error-codes";
import { isApiError } from "../refusals/api-error";

/** For pages that call a verb: why it refused; undefined when it failed. */
export const refusalCode = (error: unknown): RefusalCode | undefined => (isApiError(error) ? error.code : undefined);
