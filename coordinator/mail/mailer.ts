import nodemailer from "nodemailer";

/** What the site writes to one person. */
export interface Letter {
  to: string;
  subject: string;
  text: string;
}

/** Takes letters away. Fails when they could not be handed over. */
export interface Mailer {
  send(letter: Letter): Promise<void>;
}

export interface MailSettings {
  /** `smtp://` or `smtps://`, with name and password where the server asks for them. */
  smtpUrl: string;
  from: string;
}

const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;

/** Hands letters to the server of the settings, one connection each: a city writes few. */
export function smtpMailer({ smtpUrl, from }: MailSettings): Mailer {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    // A letter is text of ours: nothing in it may name a file or an address to be read.
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    async send({ to, subject, text }) {
      // As an object it is one address, whatever is in it.
      await transport.sendMail({ from, to: { name: "", address: to }, subject, text });
    },
  };
}
