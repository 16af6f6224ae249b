/** Names the organisation for which a call is made, or `SELF`; without it, a change is the person's own. */
export const ACTING_FOR_HEADER = "acting-for";

/** For which organisation the pages of a browser are shown. */
export const ACTING_FOR_COOKIE = "acting-for";

export const SELF = "self";
