import { lookup as resolve } from "node:dns";
import type { LookupFunction } from "node:net";
import { LIMITS } from "#protocol/limits";
import { OutboundError } from "./outbound-error";

/** Why this address may not be called, if so. */
export type Judge = (host: string, address: string) => OutboundError | undefined;

/** How names are resolved: by the system, unless a test replaces it. */
export type ResolveName = (
  host: string,
  done: (error: Error | null, addresses: { address: string; family: number }[]) => void,
) => void;

const bySystem: ResolveName = (host, done) => resolve(host, { all: true }, done);

/**
 * Resolves a name for a socket that is about to be opened, and refuses it if any of its addresses is not allowed. The
 * socket then connects to one of the checked addresses, so that a second DNS answer cannot differ.
 */
export function checkedLookup(judge: Judge, resolveName: ResolveName = bySystem): LookupFunction {
  return (host, options, done) =>
    resolveName(host, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return done(unresolved(host, error), "", 0);
      const refusal = addresses.map(({ address }) => judge(host, address)).find(Boolean);
      if (refusal) return done(refusal, "", 0);
      if (options.all) return done(null, addresses);
      done(null, first.address, first.family);
    });
}

/** What a socket to this name would be refused for now; resolving is given up after a while. */
export function judgeName(judge: Judge, host: string, resolveName?: ResolveName): Promise<OutboundError | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LIMITS.MAX_OUTBOUND_CONNECT_MS, unresolved(host, "timeout"));
    checkedLookup(judge, resolveName)(host, {}, (error) => {
      clearTimeout(timer);
      resolve(error instanceof OutboundError ? error : undefined);
    });
  });
}

const unresolved = (host: string, cause: unknown) =>
  new OutboundError("unresolved", `The name ${host} has no address.`, { cause });
