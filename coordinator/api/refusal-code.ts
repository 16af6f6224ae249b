import type { RefusalCode } from "#protocol/api/error-codes";
import { isApiError } from "../refusals/api-error";

/** For pages that call a verb: the code of its refusal; undefined for an unexpected failure. */
export const refusalCode = (error: unknown): RefusalCode | undefined => (isApiError(error) ? error.code : undefined);
