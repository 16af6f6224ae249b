/** Every code that a refusal or a failure of the API may have: its HTTP status, and what it means, for the documentation. */
export const ERROR_CODES = {
  INVALID_INPUT: {
    httpStatus: 400,
    meaning: "something in the request must be changed; `issues` names each field",
  },
  UNAUTHENTICATED: { httpStatus: 401, meaning: "no key or session, or a key that expired or was revoked" },
  NOT_ENOUGH_MONEY: { httpStatus: 402, meaning: "the budget is more than your free balance" },
  FORBIDDEN: { httpStatus: 403, meaning: "it is not for you: most often, only an admin may do it" },
  NOT_FOUND: { httpStatus: 404, meaning: "there is no such thing, or it is not yours" },
  CONFLICT: {
    httpStatus: 409,
    meaning: "it cannot be done to the thing as it is now, such as a job that has ended",
  },
  LIMIT_EXCEEDED: { httpStatus: 409, meaning: "a bound of the city is reached" },
  TOO_LARGE: { httpStatus: 413, meaning: "a body or an upload beyond its bound" },
  TOO_MANY_REQUESTS: {
    httpStatus: 429,
    meaning: "too many calls or uploads for now; `Retry-After` says how many seconds to wait",
  },
  UNAVAILABLE: { httpStatus: 503, meaning: "the database did not answer, or its disk is full; try again" },
  INTERNAL: { httpStatus: 500, meaning: "our fault; the message has an id that is in the log" },
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;
/** A code that says what its reader can do about it; `INTERNAL` says only that it was our fault. */
export type RefusalCode = Exclude<ErrorCode, "INTERNAL">;
