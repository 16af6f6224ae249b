import type { WhyStopped } from "#core/payments/why-stopped";
import { withFixedSpaces } from "#protocol/text/fixed-spaces";
import type { Language } from "#protocol/text/language";

interface Sent {
  city: string;
  url: string;
}

interface AboutJob {
  url: string;
  name: string;
  state: string;
  units: string;
  agreed: string;
  failed: string;
  reason: string | undefined;
  /** Results that were in doubt after its end, of a job that was opened again; and whether they still are computed. */
  rechecked: string | undefined;
  isOver: boolean;
}

interface AboutMoney extends Sent {
  /** An organisation's name; null: whoever is written to pays. */
  payer: string | null;
}

export interface Written {
  subject: string;
  text: string;
}

export interface LetterWords {
  reset(sent: Sent): Written;
  verification(sent: Sent): Written;
  knownAddress(sent: Sent): Written;
  invitation(sent: Sent & { days: number; role: string }): Written;
  memberInvitation(sent: Sent & { days: number; role: string; name: string }): Written;
  review(sent: Sent): Written;
  job(job: AboutJob): Written;
  /** Amounts such as "2.50". */
  lowBalance(about: AboutMoney & { free: string; below: string }): Written;
  toppedUp(about: AboutMoney & { amount: string }): Written;
  topUpsStopped(about: AboutMoney & { amount: string; why: WhyStopped }): Written;
}

const STATES_IN_ENGLISH: Record<string, string> = { paused: "waits for you", running: "is open again" };

const doubtsInEnglish = ({ rechecked, isOver }: Pick<AboutJob, "rechecked" | "isOver">) =>
  rechecked === undefined
    ? ""
    : `Results of it (${rechecked}) were in doubt after it had finished, because a household that gave them was caught returning wrong ones. ${
        isOver
          ? "What could be computed again was; the page says which have changed. You did not pay twice."
          : "They are computed again, and you do not pay twice. You get a letter when that is done."
      }\n`;

const forPayer = (payer: string | null) => (payer === null ? "" : `About the organisation “${payer}”:\n\n`);

const STOPPED: Record<WhyStopped, (amount: string) => string> = {
  declined: (amount) => `The bank declined a payment of C$${amount} by the saved card. Nothing was charged.`,
  "needs-owner": (amount) =>
    `The bank wants to see you before it pays C$${amount} by the saved card. Nothing was charged. Save the card once more: the bank then asks you.`,
  unanswered: (amount) =>
    `For a day nobody could say whether a payment of C$${amount} by the saved card went through. If it did, it will still be added to the balance.`,
  "taken-back": () => "A payment by card went back: it was refunded, or is disputed at the bank.",
};

const ENGLISH: LetterWords = {
  reset: ({ city, url }) => ({
    subject: `Choose a new password for Lamplighter ${city}`,
    text: `Somebody, probably you, asked for a new password for the account with this address.

Choose it here within an hour; the link works once:
${url}

It ends every session of the account. If this was not you, do nothing: your password stays the same.`,
  }),
  verification: ({ city, url }) => ({
    subject: `Confirm your address for Lamplighter ${city}`,
    text: `Welcome to Lamplighter ${city}. Confirm that this address is yours, within a day:
${url}

If you did not make an account, do nothing.`,
  }),
  knownAddress: ({ city, url }) => ({
    subject: `You have an account at Lamplighter ${city}`,
    text: `Somebody, probably you, tried to make an account with this address, which has one already. Sign in here:
${url}

If you forgot the password, that page leads to a new one. If this was not you, do nothing: whoever it was has been told
neither that there is an account nor anything about it.`,
  }),
  memberInvitation: ({ city, url, days, role, name }) => ({
    subject: `An organisation in Lamplighter ${city}`,
    text: `Somebody invites you to act for the organisation “${name}” in Lamplighter ${city}; your role would be ${role}.
If you do not know of it, do nothing. Open this link within ${days} days and sign in, or make an account, with this address; the link works once:
${url}`,
  }),
  invitation: ({ city, url, days, role }) => ({
    subject: `Run Lamplighter ${city} as an admin`,
    text: `You are invited to run Lamplighter ${city} as one of its admins; your role would be ${role}. Open this link within ${days} days and sign in,
or make an account, with this address; the link works once:
${url}`,
  }),
  review: ({ city, url }) => ({
    subject: `A job waits for a moderator of Lamplighter ${city}`,
    text: `A job waits until a moderator has looked at it, and perhaps more by now:
${url}

You get at most one such letter in six hours.`,
  }),
  job: ({ url, name, state, units, agreed, failed, reason, ...doubts }) => ({
    subject: `${name} ${STATES_IN_ENGLISH[state] ?? `is ${state}`}`,
    text: `Your job "${name}" ${state === "running" ? "is open again." : `is ${state}: ${agreed} of ${units} units have an answer, ${failed} failed.`}
${reason ? `${reason}\n` : ""}${doubtsInEnglish(doubts)}
${url}

You get this letter because you asked for it on your account page, where you can end that.`,
  }),
  lowBalance: ({ city, url, free, below, payer }) => ({
    subject: `Less than C$${below} left at Lamplighter ${city}`,
    text: `${forPayer(payer)}You can still spend C$${free} on new jobs, gifts included; you wanted to know when it is less than C$${below}. Jobs that run
keep the budgets that were set aside for them.

Pay in, or change what you are told, here:
${url}

You get one such letter for each fall, and at most one a day.`,
  }),
  toppedUp: ({ city, url, amount, payer }) => ({
    subject: `Your card was charged C$${amount} for Lamplighter ${city}`,
    text: `${forPayer(payer)}The balance had fallen below the amount that you chose, so the saved card was charged C$${amount}. It can be spent now.

Change the amounts or remove the card here:
${url}`,
  }),
  topUpsStopped: ({ city, url, amount, why, payer }) => ({
    subject: `Your card is charged no more for Lamplighter ${city}`,
    text: `${forPayer(payer)}${STOPPED[why](amount)} The card is not charged again until you say so here:
${url}`,
  }),
};

const dollarsInFrench = (amount: string) => `${amount.replace(".", ",")} $ CA`;

const STATES_IN_FRENCH: Record<string, string> = {
  finished: "terminé",
  cancelled: "annulé",
  paused: "suspendu",
  running: "rouvert",
};

const doubtsInFrench = ({ rechecked, isOver }: Pick<AboutJob, "rechecked" | "isOver">) =>
  rechecked === undefined
    ? ""
    : `Des résultats (${rechecked}) étaient douteux après sa fin, parce qu’un foyer qui les avait donnés a été pris à en donner de faux. ${
        isOver
          ? "Ce qui pouvait être recalculé l’a été ; la page dit lesquels ont changé. Vous n’avez pas payé deux fois."
          : "Ils sont recalculés, et vous ne payez pas deux fois. Vous recevrez une lettre quand ce sera fait."
      }\n`;

const forPayerInFrench = (payer: string | null) =>
  payer === null ? "" : `Au sujet de l’organisation « ${payer} » :\n\n`;

const STOPPED_IN_FRENCH: typeof STOPPED = {
  declined: (amount) => `La banque a refusé un paiement de ${amount} par la carte enregistrée. Rien n’a été débité.`,
  "needs-owner": (amount) =>
    `La banque veut vous voir avant de payer ${amount} par la carte enregistrée. Rien n’a été débité. Enregistrez la carte encore une fois : la banque vous interrogera alors.`,
  unanswered: (amount) =>
    `Pendant un jour, personne n’a pu dire si un paiement de ${amount} par la carte enregistrée a eu lieu. Si oui, il sera encore ajouté au solde.`,
  "taken-back": () => "Un paiement par carte est reparti : il a été remboursé, ou est contesté à la banque.",
};

const FRENCH: LetterWords = {
  reset: ({ city, url }) => ({
    subject: `Choisissez un nouveau mot de passe pour Lamplighter ${city}`,
    text: `Quelqu’un, sans doute vous, a demandé un nouveau mot de passe pour le compte qui a cette adresse.

Choisissez-le ici d’ici une heure ; le lien sert une seule fois :
${url}

Toutes les sessions du compte prendront fin. Si ce n’était pas vous, ne faites rien : votre mot de passe reste le même.`,
  }),
  verification: ({ city, url }) => ({
    subject: `Confirmez votre adresse pour Lamplighter ${city}`,
    text: `Bienvenue à Lamplighter ${city}. Confirmez que cette adresse est bien la vôtre, d’ici un jour :
${url}

Si vous n’avez pas ouvert de compte, ne faites rien.`,
  }),
  knownAddress: ({ city, url }) => ({
    subject: `Vous avez un compte à Lamplighter ${city}`,
    text: `Quelqu’un, sans doute vous, a essayé d’ouvrir un compte avec cette adresse, qui en a déjà un. Connectez-vous ici :
${url}

Si vous avez oublié le mot de passe, cette page mène à un nouveau. Si ce n’était pas vous, ne faites rien : la personne
n’a appris ni qu’il y a un compte, ni quoi que ce soit à son sujet.`,
  }),
  memberInvitation: ({ city, url, days, role, name }) => ({
    subject: `Une organisation dans Lamplighter ${city}`,
    text: `Quelqu’un vous invite à agir pour l’organisation « ${name} » dans Lamplighter ${city} ; votre rôle serait : ${role}.
Si elle ne vous dit rien, ne faites rien. Ouvrez ce lien d’ici ${days} jours et connectez-vous, ou ouvrez un compte, avec cette adresse ; le lien sert une seule fois :
${url}`,
  }),
  invitation: ({ city, url, days, role }) => ({
    subject: `Administrez Lamplighter ${city}`,
    text: `Vous êtes invité à administrer Lamplighter ${city} ; votre rôle serait : ${role}. Ouvrez ce lien d’ici ${days} jours et connectez-vous,
ou ouvrez un compte, avec cette adresse ; le lien sert une seule fois :
${url}`,
  }),
  review: ({ city, url }) => ({
    subject: `Un calcul attend un modérateur de Lamplighter ${city}`,
    text: `Un calcul attend qu’un modérateur l’examine, et peut-être d’autres entre-temps :
${url}

Vous recevez une telle lettre au plus toutes les six heures.`,
  }),
  job: ({ url, name, state, units, agreed, failed, reason, ...doubts }) => ({
    subject: state === "paused" ? `${name} vous attend` : `${name} : calcul ${STATES_IN_FRENCH[state] ?? state}`,
    text: `Votre calcul « ${name} » est ${STATES_IN_FRENCH[state] ?? state}${state === "running" ? "." : ` : ${agreed} des ${units} unités ont une réponse, ${failed} ont échoué.`}
${reason ? `${reason}\n` : ""}${doubtsInFrench(doubts)}
${url}

Vous recevez cette lettre parce que vous l’avez demandée sur la page de votre compte, où vous pouvez y mettre fin.`,
  }),
  lowBalance: ({ city, url, free, below, payer }) => ({
    subject: `Il reste moins de ${dollarsInFrench(below)} à Lamplighter ${city}`,
    text: `${forPayerInFrench(payer)}Vous pouvez encore dépenser ${dollarsInFrench(free)} pour de nouveaux calculs, cadeaux compris ; vous vouliez savoir quand ce serait moins de
${dollarsInFrench(below)}. Les calculs en cours gardent les budgets qui ont été mis de côté pour eux.

Versez de l’argent, ou changez ce dont vous êtes averti, ici :
${url}

Vous recevez une telle lettre par baisse, et au plus une par jour.`,
  }),
  toppedUp: ({ city, url, amount, payer }) => ({
    subject: `Votre carte a été débitée de ${dollarsInFrench(amount)} pour Lamplighter ${city}`,
    text: `${forPayerInFrench(payer)}Le solde était passé sous le montant que vous aviez choisi ; la carte enregistrée a donc été débitée de
${dollarsInFrench(amount)}, que vous pouvez dépenser dès maintenant.

Changez les montants ou retirez la carte ici :
${url}`,
  }),
  topUpsStopped: ({ city, url, amount, why, payer }) => ({
    subject: `Votre carte n’est plus débitée pour Lamplighter ${city}`,
    text: `${forPayerInFrench(payer)}${STOPPED_IN_FRENCH[why](dollarsInFrench(amount))} La carte ne sera plus débitée tant que vous ne le direz pas ici :
${url}`,
  }),
};

export const LETTER_WORDS: Record<Language, LetterWords> = { en: ENGLISH, fr: withFixedSpaces(FRENCH) };
