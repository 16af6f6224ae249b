import { isIP } from "node:net";
import type { Readable } from "node:stream";
import { Agent, type Dispatcher, request } from "undici";
import { LIMITS } from "#protocol/limits";
import type { AddressRule } from "./address-rule";
import { checkedLookup, type Judge, judgeName, type ResolveName } from "./checked-lookup";
import { type AddressRefusal, asAddressRefusal, asOutboundError, OutboundError } from "./outbound-error";

export interface OutboundCall {
  method: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array | Readable | undefined;
  signal?: AbortSignal | undefined;
  /** Does not reuse connections: the server may close a kept one at the very moment of the next call. */
  keepsNoConnection?: boolean;
}

export interface OutboundAnswer {
  status: number;
  /** By their lower-case names. */
  headers: Record<string, string>;
  /** Must be read to its end, or destroyed: until then it holds a connection. Its errors are for `asOutboundError`. */
  body: Dispatcher.ResponseData["body"];
}

/**
 * Calls addresses that customers name: buckets and receivers of webhooks. It resolves a name, checks its addresses,
 * connects to a checked one, and follows no redirect: a 3xx is a response like any other. Throws an `OutboundError`.
 */
export interface Outbound {
  call(url: URL, call: OutboundCall): Promise<OutboundAnswer>;
  /** Why a call to this address would be refused now, by the same rule. Nothing is called. */
  refusalOf(url: URL): Promise<AddressRefusal | undefined>;
  close(): Promise<void>;
}

export function createOutbound(rule: AddressRule, resolveName?: ResolveName): Outbound {
  const routes = {
    "https:": openRoute(refuseAddresses(rule), resolveName),
    "http:": openRoute(refuseInTheClear(rule), resolveName),
  };
  const routeOf = ({ protocol, host }: URL) => {
    if (protocol !== "https:" && protocol !== "http:") throw plainHttp(host);
    return routes[protocol];
  };
  return {
    async call(url, { method, headers = {}, body = null, signal = null, keepsNoConnection = false }) {
      const { judge, dispatcher } = routeOf(url);
      const literal = literalOf(url);
      const refusal = literal && judge(url.host, literal);
      if (refusal) throw refusal;
      try {
        const answer = await request(url, { method, headers, body, signal, reset: keepsNoConnection, dispatcher });
        // A body that is destroyed, or interrupted before anybody reads it, emits an error that nobody may be listening
        // for.
        answer.body.on("error", () => undefined);
        return { status: answer.statusCode, headers: plainHeaders(answer.headers), body: answer.body };
      } catch (error) {
        if (signal?.aborted) throw error;
        throw asOutboundError(error, url);
      }
    },
    async refusalOf(url) {
      const { judge } = routeOf(url);
      const literal = literalOf(url);
      return asAddressRefusal(literal ? judge(url.host, literal) : await judgeName(judge, url.hostname, resolveName));
    },
    async close() {
      await Promise.all(Object.values(routes).map(({ dispatcher }) => dispatcher.destroy()));
    },
  };
}

const openRoute = (judge: Judge, resolveName: ResolveName | undefined) => ({
  judge,
  dispatcher: new Agent({
    connect: { lookup: checkedLookup(judge, resolveName), timeout: LIMITS.MAX_OUTBOUND_CONNECT_MS },
    connections: LIMITS.MAX_OUTBOUND_SOCKETS_PER_HOST,
    headersTimeout: LIMITS.MAX_OUTBOUND_ANSWER_MS,
    bodyTimeout: LIMITS.MAX_OUTBOUND_SILENCE_MS,
  }),
});

const refuseAddresses =
  (rule: AddressRule): Judge =>
  (host, address) =>
    rule.mayCall(address)
      ? undefined
      : new OutboundError("address-refused", `${host} leads to ${address}, which this server may not call.`);

/** Calls without TLS are limited to networks that an admin has allowed. */
const refuseInTheClear = (rule: AddressRule): Judge => {
  const refuse = refuseAddresses(rule);
  return (host, address) => refuse(host, address) ?? (rule.isNamed(address) ? undefined : plainHttp(host));
};

const plainHttp = (host: string) => new OutboundError("plain-http", `${host} is called over https only.`);

/** An IP address in the URL is never resolved, so it is checked here. */
function literalOf({ hostname }: URL): string | undefined {
  const host = hostname.replace(/^\[|\]$/g, "");
  return isIP(host) === 0 ? undefined : host;
}

const plainHeaders = (headers: Record<string, string | string[] | undefined>) =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(", ") : value]],
    ),
  );
