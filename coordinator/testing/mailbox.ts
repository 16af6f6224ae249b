import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

/** A mail server that keeps what arrives, as it was sent. */
export interface Mailbox {
  /** For SMTP_URL. */
  url: string;
  letters: { to: string; raw: string }[];
  /** The link in the last letter to this address, as a mail program shows it. */
  linkTo(email: string): string;
  close(): Promise<void>;
}

export async function openMailbox(): Promise<Mailbox> {
  const letters: Mailbox["letters"] = [];
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ["STARTTLS"] },
    onData(stream, session, done) {
      text(stream).then((raw) => {
        for (const { address } of session.envelope.rcptTo) letters.push({ to: address, raw });
        done();
      }, done);
    },
  });
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    linkTo(email) {
      const raw = letters.filter(({ to }) => to === email).at(-1)?.raw ?? "";
      const body = raw.replace(/=\r?\n/g, "").replace(/=3D/g, "=");
      return /https?:\/\/\S+/.exec(body)?.[0] ?? "no link";
    },
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}
