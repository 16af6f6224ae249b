/** Nothing of this site or its devices goes to a bucket but what the link needs. */
export const AS_NOBODY = {
  mode: "cors",
  credentials: "omit",
  cache: "no-store",
  redirect: "error",
  referrerPolicy: "no-referrer",
} as const satisfies RequestInit;
