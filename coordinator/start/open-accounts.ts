import type { Limits } from "#protocol/limits";
import { countTries } from "../auth/count-tries";
import { createAuth } from "../auth/create-auth";
import { Signer } from "../auth/signatures";
import { WelcomeGifts } from "../auth/welcome-gifts";
import type { Config } from "../config";
import type { Handle } from "../handle";
import type { Log } from "../log";
import { smtpMailer } from "../mail/mailer";
import { PostOffice } from "../mail/post-office";
import { PairingCodes } from "../pairing/pairing-codes";
import { VisitSigner } from "../partners/visit-signer";
import { ReceiptKeys } from "../receipts/receipt-keys";

interface Parts {
  config: Config;
  prisma: Handle["prisma"];
  limits: Limits;
  log: Log;
  /** A person's keys or sessions have ended. */
  onAccessLost?(personId: string): Promise<void>;
}

/** People, their sessions and keys, the mail that they get, and the signatures that devices hold. */
export function openAccounts({ config, prisma, limits, log, onAccessLost }: Parts) {
  const tries = countTries(prisma, Date.now);
  const post = new PostOffice({ mailer: config.mail && smtpMailer(config.mail), tries, limits, log });
  const welcome = new WelcomeGifts({ prisma, config, tries, limits });
  const auth = createAuth({
    config,
    prisma,
    limits,
    post,
    onNewPerson: (personId, network) => welcome.signedUp(personId, network),
    onVerified: (personId, network) => welcome.verified(personId, network),
    ...(onAccessLost ? { onAccessLost } : {}),
  });
  const signatures = new Signer(config.authSecret);
  const pairings = new PairingCodes({ prisma, signatures, limits, now: Date.now });
  const visitSigner = new VisitSigner(config.storageKey);
  const receiptKeys = new ReceiptKeys(prisma, config.storageKey);
  return { auth, post, tries, signatures, pairings, visitSigner, receiptKeys };
}
