/** Where this site answers: SITE_URL, or this machine's own port. */
export const siteUrl = (): string => process.env.SITE_URL ?? `http://localhost:${process.env.PORT ?? "3000"}`;
