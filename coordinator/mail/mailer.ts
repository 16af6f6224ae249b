import nodemailer from "nodemailer";

/** A letter to one person. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
  /** Where letters of this kind end, without signing in: mail programs show it. */
  endUrl?: string;
}

/** Sends letters. Rejects when the server did not accept one. */
export interface Mailer {
  send(letter: Letter): Promise<void>;
  /** Rejects when the server cannot be reached, or does not let this site in. */
  check(): Promise<void>;
}

export interface MailSettings {
  /** `smtp://` or `smtps://`, with name and password where the server asks for them. */
  smtpUrl: string;
  from: string;
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;

/** Sends letters by the configured server, with one connection each: a city sends few. */
export function smtpMailer({ smtpUrl, from }: MailSettings): Mailer {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    // A letter is our own text: nothing in it may name a file or a URL to be read.
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    async send({ to, subject, text, endUrl }) {
      const headers = endUrl === undefined ? {} : { "List-Unsubscribe": `<${endUrl}>` };
      // As an object it is a single address, whatever characters it contains.
      await transport.sendMail({ from, to: { name: "", address: to }, subject, text, headers });
    },
    async check() {
      await transport.verify();
    },
  };
}

/** The server refused this letter, mostly for its address; others may well be sent. */
export const isAboutLetter = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "EENVELOPE";
