import { createHmac, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { checkoutEvent } from "./stripe-events";

export interface StandInSession {
  id: string;
  url: string;
  fields: URLSearchParams;
}

interface Answer {
  status: number;
  body: object;
}

/** What the stand-in does with the next calls: answer, break off after having done it, or refuse. */
export type StandInMood = "well" | "answer-lost" | "refusing" | "broken";

/**
 * The part of Stripe's API that we use, on 127.0.0.1: forms, idempotency keys, its objects and its signatures. It tells
 * the site nothing by itself: a test sends the events, in the order that it wants to try, or pays on its page in a browser.
 */
export class StripeStandIn {
  readonly secretKey = "sk_test_0123456789abcdef";
  readonly webhookSecret = "whsec_0123456789abcdef";
  readonly sessions: StandInSession[] = [];
  readonly refunds: { id: string; fields: URLSearchParams }[] = [];
  mood: StandInMood = "well";
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
    if (request.method === "GET") return answer(response, { status: 200, body: {} });
    const key = String(request.headers["idempotency-key"]);
    if (request.headers.authorization !== `Bearer ${this.secretKey}`)
      return answer(response, { status: 401, body: { error: { message: "Invalid API Key provided" } } });
    if (this.mood === "broken") return answer(response, { status: 503, body: { error: {} } });
    if (this.mood === "refusing") return answer(response, { status: 400, body: { error: { message: "No, thanks" } } });
    const known = this.#answers.get(key) ?? this.#do(request.url ?? "", fields);
    this.#answers.set(key, known);
    if (this.mood === "answer-lost") return void response.destroy();
    return answer(response, known);
  }

  /** Where the customer pays, by one button: whoever presses it has paid, and Stripe tells the site before they are back. */
  async #page(method: string, id: string, response: ServerResponse): Promise<void> {
    const session = this.sessions.find((one) => one.id === id);
    if (!session) return answer(response, { status: 404, body: { error: { message: "No such page" } } });
    const amount = session.fields.get("line_items[0][price_data][unit_amount]");
    const back = session.fields.get("success_url") ?? "";
    if (method === "GET") {
      const form = `<form method="post"><p>${Number(amount) / 100} CAD</p><button>Pay</button></form>`;
      response.writeHead(200, { "content-type": "text/html" });
      return void response.end(`<!doctype html><html lang="en"><title>Checkout</title>${form}</html>`);
    }
    const paymentId = session.fields.get("client_reference_id");
    const paid = { session: id, paymentId, intent: `pi_${id}`, cents: Number(amount) };
    const { body, header } = signedEvent(this.webhookSecret, checkoutEvent(paid));
    const headers = { "content-type": "application/json", "stripe-signature": header };
    await fetch(new URL("/api/payments/stripe", back), { method: "POST", headers, body });
    response.writeHead(303, { location: back }).end();
  }

  #do(path: string, fields: URLSearchParams): Answer {
    const id = randomBytes(8).toString("hex");
    if (path === "/v1/checkout/sessions") {
      const session = { id: `cs_${id}`, url: `${this.url}/pay/cs_${id}`, fields };
      this.sessions.push(session);
      return { status: 200, body: { id: session.id, object: "checkout.session", url: session.url } };
    }
    if (path === "/v1/refunds") {
      this.refunds.push({ id: `re_${id}`, fields });
      return { status: 200, body: { id: `re_${id}`, object: "refund", status: "succeeded" } };
    }
    return { status: 404, body: { error: { message: `Unrecognized request URL (POST: ${path})` } } };
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
