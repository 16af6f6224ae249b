import { CLIENT_ADDRESS_HEADER, CLIENT_NETWORK_HEADER } from "../auth/client-address";
import type { TestCoordinator } from "./start-test-coordinator";

export interface Answered {
  status: number;
  body: Record<string, unknown>;
}

/** A browser with its cookies, at an address of its own, before the sign-in machinery of a city. */
export class CookieBrowser {
  readonly #city: TestCoordinator;
  readonly #cookies = new Map<string, string>();
  readonly #address: string;

  constructor(city: TestCoordinator, address: string) {
    this.#city = city;
    this.#address = address;
  }

  post = (at: string, body: object) => this.#send(at, { method: "POST", body: JSON.stringify(body) });
  get = (at: string) => this.#send(at, { method: "GET" });

  get cookie() {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  context = () => this.#city.handle.auth.contextFor(new Headers({ cookie: this.cookie }));

  async #send(at: string, init: RequestInit): Promise<Answered> {
    const headers = {
      ...{ "content-type": "application/json", origin: this.#city.url, cookie: this.cookie },
      ...{ [CLIENT_ADDRESS_HEADER]: this.#address, [CLIENT_NETWORK_HEADER]: "this machine" },
    };
    const request = new Request(`${this.#city.url}/api/auth${at}`, { ...init, headers });
    const response = await this.#city.handle.auth.handle(request);
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "" || /max-age=0/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return { status: response.status, body: ((await response.json()) ?? {}) as Record<string, unknown> };
  }
}
