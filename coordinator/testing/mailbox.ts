import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

/** A mail server that keeps what arrives, as it was sent. */
export interface Mailbox {
  /** For SMTP_URL. */
  url: string;
  letters: { to: string; raw: string }[];
  /** The last letter to this address, decoded as in a mail program. */
  textTo(email: string): string;
  /** The link in that letter. */
  linkTo(email: string): string;
  close(): Promise<void>;
}

/** `refuses`: an address that it accepts no letters for. */
export async function openMailbox({ refuses }: { refuses?: string } = {}): Promise<Mailbox> {
  const letters: Mailbox["letters"] = [];
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ["STARTTLS"] },
    onRcptTo({ address }, _session, done) {
      done(address === refuses ? new Error("There is nobody of that name.") : null);
    },
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
  const textTo = (email: string) => shown(letters.filter(({ to }) => to === email).at(-1)?.raw ?? "");
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    textTo,
    linkTo: (email) => /https?:\/\/\S+/.exec(textTo(email))?.[0] ?? "no link",
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

/** Letters are encoded as quoted-printable where they are not plain ASCII. */
function shown(raw: string): string {
  const bytes = raw
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
