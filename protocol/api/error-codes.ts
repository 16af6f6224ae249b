/** Every error code of the API, with its HTTP status, its meaning and a remedy for the documentation. */
export const ERROR_CODES = {
  INVALID_INPUT: {
    httpStatus: 400,
    meaning: "something in the request must be changed; `issues` names each field",
    remedy:
      "Change the fields that `issues` names, as each one says, and send the request again; [the manifest](job-manifest.md#fields) lists every field and its bound. Nothing was submitted, nothing charged.",
  },
  UNAUTHENTICATED: {
    httpStatus: 401,
    meaning: "no key or session, or a key that expired or was revoked",
    remedy:
      "Make a key on the account page and send all of it as `authorization: Bearer lamp_…`; on the site, sign in again. Your jobs keep running.",
  },
  NOT_ENOUGH_MONEY: {
    httpStatus: 402,
    meaning: "the budget is more than your free balance",
    remedy:
      "Lower `budget`, or free some money: what a job did not spend comes back when it finishes or is cancelled. Otherwise ask the city to add to your balance; the account page has the statement.",
  },
  FORBIDDEN: {
    httpStatus: 403,
    meaning: "you may not do this: usually, only an admin may",
    remedy:
      "Use an account that may. A page of another site cannot act in your name: call from your own program, with a key.",
  },
  NOT_FOUND: {
    httpStatus: 404,
    meaning: "there is no such thing, or it is not yours",
    remedy:
      "Compare the id with your list of jobs, and check whose key you sent: things that belong to somebody else are answered the same way. Blobs that no job names are removed after 30 days; upload them again.",
  },
  CONFLICT: {
    httpStatus: 409,
    meaning: "not possible in the present state, for instance because the job has ended",
    remedy:
      "Read its present state (`GET /jobs/{jobId}`) and decide again. An ended job stays ended: submit it again, or retry its failed units.",
  },
  LIMIT_EXCEEDED: {
    httpStatus: 409,
    meaning: "one of the city's limits is reached",
    remedy:
      "The message says which; [limits](limits.md) lists them all. Wait until a job has ended, delete what you no longer need, or ask the city for more.",
  },
  TOO_LARGE: {
    httpStatus: 413,
    meaning: "the body or upload is too large",
    remedy:
      "Upload programs and inputs as blobs and name them in the manifest; split what is too large for one upload, or leave it in [a bucket of yours](storage.md).",
  },
  TOO_MANY_REQUESTS: {
    httpStatus: 429,
    meaning: "too many calls or uploads; `Retry-After` says how many seconds to wait",
    remedy:
      "Wait as long as `Retry-After` says, then send the request again. Follow results as a stream instead of polling.",
  },
  UNAVAILABLE: {
    httpStatus: 503,
    meaning: "the database did not answer in time, or its disk is full; try again",
    remedy:
      "Try again after some seconds, waiting longer each time. Nothing acknowledged is lost, and jobs continue; the command line and both clients reconnect streams by themselves.",
  },
  INTERNAL: {
    httpStatus: 500,
    meaning: "our fault; the message has an id that is in the log",
    remedy:
      "Try once more. If it happens again, tell the city the id in the message. Before you submit a job again, check whether it is already in your list.",
  },
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;
/** A code that says what the caller can do about it; `INTERNAL` only says that it was our fault. */
export type RefusalCode = Exclude<ErrorCode, "INTERNAL">;
