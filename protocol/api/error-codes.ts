/** Every code that a refusal or a failure of the API may have: its HTTP status, what it means and what to do, for the documentation. */
export const ERROR_CODES = {
  INVALID_INPUT: {
    httpStatus: 400,
    meaning: "something in the request must be changed; `issues` names each field",
    remedy:
      "Change the fields that `issues` names, as each says, and send it again; [the manifest](job-manifest.md#fields) has every field and its bound. Nothing was submitted, nothing charged.",
  },
  UNAUTHENTICATED: {
    httpStatus: 401,
    meaning: "no key or session, or a key that expired or was revoked",
    remedy:
      "Make a key on the account page and send all of it as `authorization: Bearer lamp_…`; on the site, sign in again. Jobs go on without you.",
  },
  NOT_ENOUGH_MONEY: {
    httpStatus: 402,
    meaning: "the budget is more than your free balance",
    remedy:
      "Lower `budget`, or free some: what a job did not spend comes back when it finishes or is cancelled. Else ask the city to add to your balance; the account page has the statement.",
  },
  FORBIDDEN: {
    httpStatus: 403,
    meaning: "it is not for you: most often, only an admin may do it",
    remedy:
      "Use an account that may. A page of another site cannot act in your name: call from your own program, with a key.",
  },
  NOT_FOUND: {
    httpStatus: 404,
    meaning: "there is no such thing, or it is not yours",
    remedy:
      "Compare the id with your list of jobs, and see whose key you sent: what belongs to somebody else looks the same. Blobs that no job names are removed after 30 days; upload them again.",
  },
  CONFLICT: {
    httpStatus: 409,
    meaning: "it cannot be done to the thing as it is now, such as a job that has ended",
    remedy:
      "Read the thing again (`GET /jobs/{jobId}`) and decide anew. An ended job stays ended: submit it again, or retry its failed units.",
  },
  LIMIT_EXCEEDED: {
    httpStatus: 409,
    meaning: "a bound of the city is reached",
    remedy:
      "The message says which; [limits](limits.md) has them all. Wait until a job has ended, delete what you no longer need, or ask the city for more.",
  },
  TOO_LARGE: {
    httpStatus: 413,
    meaning: "a body or an upload beyond its bound",
    remedy:
      "Upload programs and inputs as blobs and name them in the manifest; split what is more than one upload may have, or leave it in [a bucket of yours](storage.md).",
  },
  TOO_MANY_REQUESTS: {
    httpStatus: 429,
    meaning: "too many calls or uploads for now; `Retry-After` says how many seconds to wait",
    remedy:
      "Wait as long as `Retry-After` says, then send it again. Follow results as a stream instead of asking again and again.",
  },
  UNAVAILABLE: {
    httpStatus: 503,
    meaning: "the database did not answer, or its disk is full; try again",
    remedy:
      "Try again after some seconds, longer each time. What was acknowledged is kept and jobs go on; the command line and both clients take up streams by themselves.",
  },
  INTERNAL: {
    httpStatus: 500,
    meaning: "our fault; the message has an id that is in the log",
    remedy:
      "Try once more. If it stays, tell the city the id that the message quotes. Before you submit a job again, look whether it is in your list.",
  },
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;
/** A code that says what its reader can do about it; `INTERNAL` says only that it was our fault. */
export type RefusalCode = Exclude<ErrorCode, "INTERNAL">;
