import type { JobFacts } from "#protocol/api/webhooks";
import type { BalanceFacts } from "#protocol/books/balance-facts";
import type { TopUpFacts } from "#protocol/books/top-up-facts";
import type { MemberRole } from "#protocol/people/member-roles";
import type { AdminRole } from "#protocol/people/roles";
import { dollarText } from "#protocol/text/dollar-nanos";
import type { Language } from "#protocol/text/language";
import { MEMBER_ROLE_WORDS } from "#protocol/words/member-role-in-words";
import { ROLE_WORDS } from "#protocol/words/role-in-words";
import { stateReasonInWords } from "#protocol/words/state-reason-in-words";
import { readStateReason } from "../store/read-state-reason";
import { LETTER_WORDS, type LetterWords, type Written } from "./letter-words";
import type { Letter } from "./mailer";
import { plain } from "./plain";

interface About {
  to: string;
  city: string;
  url: string;
  language: Language;
}

const letter = ({ to, city, language }: About, write: (words: LetterWords) => Written): Letter => {
  const { subject, text } = write(LETTER_WORDS[language]);
  return { to, subject, text: `${text}\n\nLamplighter ${city}\n` };
};

export const resetLetter = (about: About) => letter(about, ({ reset }) => reset(about));

export const verificationLetter = (about: About) => letter(about, ({ verification }) => verification(about));

export const knownAddressLetter = (about: About) => letter(about, ({ knownAddress }) => knownAddress(about));

export const invitationLetter = (about: About & { days: number; role: AdminRole }) =>
  letter(about, ({ invitation }) => invitation({ ...about, role: ROLE_WORDS[about.language][about.role] }));

export const memberInvitationLetter = (about: About & { days: number; role: MemberRole; name: string }) =>
  letter(about, ({ memberInvitation }) =>
    memberInvitation({ ...about, name: plain(about.name), role: MEMBER_ROLE_WORDS[about.language][about.role] }),
  );

/** To people whose language is not known: in both. */
export function reviewLetter(about: Omit<About, "language">): Letter {
  const [english, french] = [LETTER_WORDS.en.review(about), LETTER_WORDS.fr.review(about)];
  return {
    to: about.to,
    subject: `${english.subject} / ${french.subject}`,
    text: `${english.text}\n\n${french.text}\n\nLamplighter ${about.city}\n`,
  };
}

export function jobLetter(about: About & { job: JobFacts }): Letter {
  const { url, language, job } = about;
  const reason = readStateReason(job.reason);
  const count = (number: number) => number.toLocaleString(language);
  return letter(about, (words) =>
    words.job({
      url,
      name: plain(job.name),
      state: job.state,
      units: count(job.units),
      agreed: count(job.agreed),
      failed: count(job.failed),
      rechecked: job.rechecked === undefined ? undefined : count(job.rechecked),
      isOver: job.state === "finished" || job.state === "cancelled",
      reason: reason ? stateReasonInWords(reason, language) : undefined,
    }),
  );
}

/** `payer`: an organisation's name; null: whoever is written to pays. */
interface AboutMoney extends About {
  payer: string | null;
}

const payerOf = ({ payer }: AboutMoney) => (payer === null ? null : plain(payer));

export const lowBalanceLetter = (about: AboutMoney & { balance: BalanceFacts }) =>
  letter(about, ({ lowBalance }) => {
    const { freeNanos, belowNanos } = about.balance;
    return lowBalance({ ...about, payer: payerOf(about), free: dollarText(freeNanos), below: dollarText(belowNanos) });
  });

export const topUpLetter = (about: AboutMoney & { topUp: TopUpFacts }) =>
  letter(about, ({ toppedUp, topUpsStopped }) => {
    const { amountNanos, why } = about.topUp;
    const said = { ...about, payer: payerOf(about), amount: dollarText(amountNanos) };
    return why === undefined ? toppedUp(said) : topUpsStopped({ ...said, why });
  });
