import type { JobFacts } from "#protocol/api/webhooks";
import { stateReasonInWords } from "#protocol/state-reason-in-words";
import { readStateReason } from "../store/read-state-reason";
import type { Letter } from "./mailer";

interface About {
  to: string;
  city: string;
  url: string;
}

const SIGNED = (city: string) => `\n\nLamplighter ${city}\n`;

export const resetLetter = ({ to, city, url }: About): Letter => ({
  to,
  subject: `Choose a new password for Lamplighter ${city}`,
  text: `Somebody, probably you, asked for a new password for the account with this address.

Choose it here within an hour; the link works once:
${url}

It ends every session of the account. If this was not you, do nothing: your password stays the same.${SIGNED(city)}`,
});

export const verificationLetter = ({ to, city, url }: About): Letter => ({
  to,
  subject: `Confirm your address for Lamplighter ${city}`,
  text: `Welcome to Lamplighter ${city}. Confirm that this address is yours, within a day:
${url}

If you did not make an account, do nothing.${SIGNED(city)}`,
});

export const knownAddressLetter = ({ to, city, url }: About): Letter => ({
  to,
  subject: `You have an account at Lamplighter ${city}`,
  text: `Somebody, probably you, tried to make an account with this address, which has one already. Sign in here:
${url}

If you forgot the password, that page leads to a new one. If this was not you, do nothing: whoever it was has been told
neither that there is an account nor anything about it.${SIGNED(city)}`,
});

export const invitationLetter = ({ to, city, url, days }: About & { days: number }): Letter => ({
  to,
  subject: `Run Lamplighter ${city} as an admin`,
  text: `You are invited to run Lamplighter ${city} as one of its admins. Open this link within ${days} days and sign in,
or make an account, with this address; the link works once:
${url}${SIGNED(city)}`,
});

export function jobLetter({ to, city, url, job }: About & { job: JobFacts }): Letter {
  const { name, state, units, agreed, failed } = job;
  const reason = readStateReason(job.reason);
  const count = (number: number) => number.toLocaleString("en");
  return {
    to,
    subject: `${plain(name)} ${state === "paused" ? "waits for you" : `is ${state}`}`,
    text: `Your job "${plain(name)}" is ${state}: ${count(agreed)} of ${count(units)} units have an answer, ${count(failed)} failed.
${reason ? `${stateReasonInWords(reason)}\n` : ""}
${url}

You get this letter because you asked for it on your account page, where you can end that.${SIGNED(city)}`,
  };
}

/** Of a customer's own words, nothing that could begin another line of a letter. */
const plain = (text: string) => text.replace(/\p{Cc}+/gu, " ");
