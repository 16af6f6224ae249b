/** Sends a bucket nothing about this site or its devices except what the link needs. */
export const AS_NOBODY = {
  mode: "cors",
  credentials: "omit",
  cache: "no-store",
  redirect: "error",
  referrerPolicy: "no-referrer",
} as const satisfies RequestInit;
