import { createHmac, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { checkoutEvent, typedCardEvent } from "./stripe-events";

export interface StandInSession {
  id: string;
  url: string;
  fields: URLSearchParams;
}

interface Answer {
  status: number;
  body: object;
}

/** What becomes of the next payments of saved cards. */
export type StandInBank = "pays" | "declines" | "asks-owner" | "takes-days";

/** What the stand-in does with the next calls: answer, break off after having done it, refuse, refuse the site's key, or do payments of saved cards and never answer. */
export type StandInMood = "well" | "silent" | "keyless" | "answer-lost" | "refusing" | "broken";

/**
 * The part of Stripe's API that we use, on 127.0.0.1: forms, idempotency keys, its objects and its signatures. It tells
 * the site nothing by itself: a test sends the events, in the order that it wants to try, or pays on its page in a browser.
 */
export class StripeStandIn {
  readonly secretKey = "sk_test_0123456789abcdef";
  readonly webhookSecret = "whsec_0123456789abcdef";
  readonly sessions: StandInSession[] = [];
  readonly refunds: { id: string; fields: URLSearchParams }[] = [];
  readonly intents: { id: string; fields: URLSearchParams; status: string }[] = [];
  /** Whose cards it keeps. */
  readonly holders = new Set<string>();
  mood: StandInMood = "well";
  bank: StandInBank = "pays";
  readonly #answers = new Map<string, Answer>();
  readonly #http = createServer((request, response) => void this.#serve(request, response));

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#http.listen(0, "127.0.0.1", resolve));
    return this;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  /** For the environment of a site. */
  get settings() {
    return {
      STRIPE_SECRET_KEY: this.secretKey,
      STRIPE_WEBHOOK_SECRET: this.webhookSecret,
      STRIPE_API_URL: this.url,
    };
  }

  async close(): Promise<void> {
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fields = new URLSearchParams(await text(request));
    const page = /^\/pay\/(cs_\w+)$/.exec(request.url ?? "");
    if (page) return this.#page(request.method ?? "", page[1] ?? "", response);
    const key = String(request.headers["idempotency-key"] ?? randomBytes(8).toString("hex"));
    if (request.method === "GET" && request.headers.authorization === undefined)
      return answer(response, { status: 200, body: {} });
    if (this.mood === "keyless" || request.headers.authorization !== `Bearer ${this.secretKey}`)
      return answer(response, { status: 401, body: { error: { message: "Invalid API Key provided" } } });
    if (this.mood === "broken") return answer(response, { status: 503, body: { error: {} } });
    if (this.mood === "refusing") return answer(response, { status: 400, body: { error: { message: "No, thanks" } } });
    const known = this.#answers.get(key) ?? this.#do(`${request.method} ${request.url}`, fields);
    this.#answers.set(key, known);
    if (this.mood === "answer-lost") return void response.destroy();
    if (this.mood === "silent" && request.url === "/v1/payment_intents") return;
    return answer(response, known);
  }

  /** Calls the site, as Stripe does. */
  async tell(site: string, event: object): Promise<void> {
    const { body, header } = signedEvent(this.webhookSecret, event);
    const headers = { "content-type": "application/json", "stripe-signature": header };
    await fetch(new URL("/api/payments/stripe", site), { method: "POST", headers, body });
  }

  /** Where the customer pays, by one button: whoever presses it has paid, and Stripe tells the site before they are back. */
  async #page(method: string, id: string, response: ServerResponse): Promise<void> {
    const session = this.sessions.find((one) => one.id === id);
    if (!session) return answer(response, { status: 404, body: { error: { message: "No such page" } } });
    if (session.fields.get("mode") === "setup") return this.#typeCard(method, session, response);
    const amount = session.fields.get("line_items[0][price_data][unit_amount]");
    const back = session.fields.get("success_url") ?? "";
    if (method === "GET") {
      const form = `<form method="post"><p>${Number(amount) / 100} CAD</p><button>Pay</button></form>`;
      response.writeHead(200, { "content-type": "text/html" });
      return void response.end(`<!doctype html><html lang="en"><title>Checkout</title>${form}</html>`);
    }
    const paymentId = session.fields.get("client_reference_id");
    const paid = { session: id, paymentId, intent: `pi_${id}`, cents: Number(amount) };
    await this.tell(back, checkoutEvent(paid));
    response.writeHead(303, { location: back }).end();
  }

  /** Where the customer types a card that is charged later. */
  async #typeCard(method: string, { id, fields }: StandInSession, response: ServerResponse): Promise<void> {
    const back = fields.get("success_url") ?? "";
    if (method === "GET") {
      response.writeHead(200, { "content-type": "text/html" });
      const form = `<form method="post"><button>Save card</button></form>`;
      return void response.end(`<!doctype html><html lang="en"><title>Checkout</title>${form}</html>`);
    }
    await this.tell(back, this.typeCard(id));
    response.writeHead(303, { location: back }).end();
  }

  /** The event of a card that a customer typed in a session; Stripe keeps it from then on. */
  typeCard(session: string): object {
    const cardId = this.sessions.find(({ id }) => id === session)?.fields.get("client_reference_id") ?? "";
    const holder = `cus_${session}`;
    this.holders.add(holder);
    return typedCardEvent({ session, cardId, setup: `seti_${session}`, holder });
  }

  #setup(id: string): Answer {
    const customer = `cus_${id.slice("seti_".length)}`;
    const payment_method = { id: `pm_${id}`, object: "payment_method", card: { brand: "visa", last4: "4242" } };
    return { status: 200, body: { id, object: "setup_intent", status: "succeeded", customer, payment_method } };
  }

  #charge(id: string, fields: URLSearchParams): Answer {
    if (!this.holders.has(fields.get("customer") ?? ""))
      return { status: 400, body: { error: { code: "resource_missing", message: "No such customer" } } };
    const status = { pays: "succeeded", "takes-days": "processing" }[this.bank as string] ?? "requires_payment_method";
    this.intents.push({ id, fields, status });
    if (status !== "requires_payment_method") return { status: 200, body: { id, object: "payment_intent", status } };
    const code = this.bank === "asks-owner" ? "authentication_required" : "card_declined";
    return {
      status: 402,
      body: { error: { code, message: "Your card was declined.", payment_intent: { id, status } } },
    };
  }

  #do(asked: string, fields: URLSearchParams): Answer {
    const id = randomBytes(8).toString("hex");
    const [method, path = ""] = asked.split(" ");
    const setup = /^\/v1\/setup_intents\/(seti_\w+)/.exec(path)?.[1];
    if (method === "GET" && setup) return this.#setup(setup);
    const holder = /^\/v1\/customers\/(cus_\w+)$/.exec(path)?.[1];
    if (method === "DELETE" && holder) return this.#forget(holder);
    if (path === "/v1/payment_intents") return this.#charge(`pi_${id}`, fields);
    if (path === "/v1/checkout/sessions") {
      const session = { id: `cs_${id}`, url: `${this.url}/pay/cs_${id}`, fields };
      this.sessions.push(session);
      return { status: 200, body: { id: session.id, object: "checkout.session", url: session.url } };
    }
    if (path === "/v1/refunds") {
      this.refunds.push({ id: `re_${id}`, fields });
      return { status: 200, body: { id: `re_${id}`, object: "refund", status: "succeeded" } };
    }
    return { status: 404, body: { error: { message: `Unrecognized request URL (${asked})` } } };
  }

  #forget(id: string): Answer {
    const isKnown = this.holders.delete(id);
    if (isKnown) return { status: 200, body: { id, object: "customer", deleted: true } };
    return { status: 404, body: { error: { code: "resource_missing", message: "No such customer" } } };
  }
}

function answer(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** As Stripe signs it. */
export function signedEvent(secret: string, event: object, seconds = Math.floor(Date.now() / 1_000)) {
  const body = JSON.stringify(event);
  const hmac = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return { body, header: `t=${seconds},v1=${hmac}` };
}
