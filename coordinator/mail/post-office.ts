import type { Logger } from "pino";
import { DAY } from "#core/time";
import type { Limits } from "#protocol/limits";
import type { TryCounter } from "../auth/count-tries";
import type { MailReport } from "../health/coordinator-report";
import { MailRecord } from "../health/mail-record";
import { isAboutLetter, type Letter, type Mailer } from "./mailer";

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
  readonly #record = new MailRecord(Date.now);
  #underWay = new Set<Promise<void>>();

  constructor(parts: PostOfficeParts) {
    this.#parts = parts;
  }

  get isOpen(): boolean {
    return this.#parts.mailer !== undefined;
  }

  /** How sending goes; null if the site sends no mail. */
  get report(): MailReport | null {
    return this.isOpen ? this.#record.report : null;
  }

  /** Finds out whether the mail server still lets this site in, without a letter. */
  async check(): Promise<void> {
    const { mailer, log } = this.#parts;
    if (!mailer) return;
    try {
      await mailer.check();
      this.#record.answered();
    } catch (error) {
      this.#record.failed();
      log.warn({ event: "mail.unreachable", err: error }, "the mail server cannot be used");
    }
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
      // Anybody may enter an address that no server accepts: that says nothing about ours.
      if (!isAboutLetter(error)) this.#record.failed();
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
      this.#record.sent();
      return "sent";
    }
    log.warn({ event: "mail.too-many" }, "a mailbox has had its letters of the day");
    return "too-many";
  }
}
