import type { Logger } from "pino";
import { DAY } from "#core/time";
import type { Limits } from "#protocol/limits";
import type { TryCounter } from "../auth/count-tries";
import type { Letter, Mailer } from "./mailer";

interface PostOfficeParts {
  /** Undefined if the site sends no mail. */
  mailer: Mailer | undefined;
  tries: TryCounter;
  limits: Limits;
  log: Logger;
}

/**
 * Sends letters in the background, with a daily limit for each mailbox: nobody can fill another's, or tell from the
 * response time whether it exists.
 */
export class PostOffice {
  readonly #parts: PostOfficeParts;
  #underWay = new Set<Promise<void>>();

  constructor(parts: PostOfficeParts) {
    this.#parts = parts;
  }

  get isOpen(): boolean {
    return this.#parts.mailer !== undefined;
  }

  /** Returns at once; a letter that cannot be sent is a warning in the log. */
  post(letter: Letter): void {
    const sent = this.deliver(letter)
      .then(() => undefined)
      .finally(() => this.#underWay.delete(sent));
    this.#underWay.add(sent);
  }

  /** Resolves when all letters so far have been sent or given up. */
  async settled(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  /** Returns what happened to the letter, for callers that will try again. */
  async deliver(letter: Letter): Promise<"sent" | "too-many" | "failed"> {
    try {
      return await this.#send(letter);
    } catch (error) {
      this.#parts.log.warn({ event: "mail.failed", err: error }, "a letter could not be sent");
      return "failed";
    }
  }

  async #send(letter: Letter): Promise<"sent" | "too-many"> {
    const { mailer, tries, limits, log } = this.#parts;
    if (!mailer) throw new Error("This site sends no mail: set SMTP_URL and MAIL_FROM.");
    const rule = { window: DAY / 1_000, max: limits.MAX_LETTERS_PER_MAILBOX_DAY };
    if ((await tries.consume(`mail ${letter.to.toLowerCase()}`, rule)).allowed) {
      await mailer.send(letter);
      return "sent";
    }
    log.warn({ event: "mail.too-many" }, "a mailbox has had its letters of the day");
    return "too-many";
  }
}
