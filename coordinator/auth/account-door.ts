import { answerInSteps } from "./answer-in-steps";
import type { BetterAuth } from "./better-auth";

const SIGN_UP = "/api/auth/sign-up/email";
const SIGN_IN = "/api/auth/sign-in/email";
const RESET = "/api/auth/request-password-reset";
const VERIFY = "/api/auth/send-verification-email";

/** Somebody else made an account with this address at the same moment. */
const RACE_LOST = 422;
const WRONG = 401;
const NOT_VERIFIED = 403;

const NO_SUCH_ACCOUNT = { code: "INVALID_EMAIL_OR_PASSWORD", message: "Invalid email or password" };
const ALIKE = new Set<unknown>([NO_SUCH_ACCOUNT.code, "EMAIL_NOT_VERIFIED"]);

/**
 * Where the site sends mail, no answer tells whether an address has an account, by its words or by its time: its owner is
 * told by mail. Where it sends none, nothing can prove an address, so a new account opens at once and a taken one is refused.
 */
export class AccountDoor {
  readonly #auth: BetterAuth;
  readonly #sendsMail: boolean;

  constructor(auth: BetterAuth, sendsMail: boolean) {
    this.#auth = auth;
    this.#sendsMail = sendsMail;
  }

  async answer(request: Request): Promise<Response> {
    if (!this.#sendsMail || request.method !== "POST") return this.#auth.handler(request);
    switch (new URL(request.url).pathname) {
      case SIGN_UP:
        return answerInSteps(() => this.#signUp(request));
      case SIGN_IN:
        return answerInSteps(() => this.#signIn(request));
      case RESET:
      case VERIFY:
        return answerInSteps(() => this.#auth.handler(request));
      default:
        return this.#auth.handler(request);
    }
  }

  async #signUp(request: Request): Promise<Response> {
    const again = request.clone();
    const response = await this.#auth.handler(request);
    return response.status === RACE_LOST ? this.#auth.handler(again) : response;
  }

  /** The right password of an account whose address is not proven answers like a wrong one: else whoever guesses learns that it is new. */
  async #signIn(request: Request): Promise<Response> {
    const response = await this.#auth.handler(request);
    if (response.status !== WRONG && response.status !== NOT_VERIFIED) return response;
    const { code } = (await response.clone().json()) as { code?: unknown };
    return ALIKE.has(code) ? Response.json(NO_SUCH_ACCOUNT, { status: WRONG }) : response;
  }
}
