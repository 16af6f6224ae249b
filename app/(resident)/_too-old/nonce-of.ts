/** The nonce of this answer's policy, which `proxy.ts` passes on. */
export const nonceOf = (asked: { get(name: string): string | null }): string | undefined =>
  /'nonce-([^']+)'/.exec(asked.get("content-security-policy") ?? "")?.[1];
