import { answerInSteps } from "./answer-in-steps";
import type { BetterAuth } from "./better-auth";

const SIGN_UP = "/api/auth/sign-up/email";
const SIGN_IN = "/api/auth/sign-in/email";
const RESET = "/api/auth/request-password-reset";
const VERIFY = "/api/auth/send-verification-email";

/** Somebody else created an account with this address at the same moment. */
const RACE_LOST = 422;
const WRONG = 401;
const NOT_VERIFIED = 403;

const NO_SUCH_ACCOUNT = { code: "INVALID_EMAIL_OR_PASSWORD", message: "Invalid email or password" };
const ALIKE = new Set<unknown>([NO_SUCH_ACCOUNT.code, "EMAIL_NOT_VERIFIED"]);

/**
 * If the site sends mail, no answer reveals whether an address has an account, neither by its text nor by its timing: the
 * owner gets a mail instead. If it sends none, addresses cannot be verified: a new account opens at once, and an address
 * that is taken is refused.
 */
export class AccountHandler {
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

  /** The right password of an unverified account is answered like a wrong one: guessing must not reveal the account. */
  async #signIn(request: Request): Promise<Response> {
    const response = await this.#auth.handler(request);
    if (response.status !== WRONG && response.status !== NOT_VERIFIED) return response;
    const { code } = (await response.clone().json()) as { code?: unknown };
    return ALIKE.has(code) ? Response.json(NO_SUCH_ACCOUNT, { status: WRONG }) : response;
  }
}
