import { withFixedSpaces } from "#protocol/text/fixed-spaces";
import type { Language } from "#protocol/text/language";

export interface LinkWords {
  /** After signing up, where the site sends mail. */
  sent: { title: string; more: string; confirmFirst: string };
  forgot: {
    title: string;
    lead: string;
    leadWithoutMail: (city: string) => string;
    remembered: string;
    submit: string;
    busy: string;
    done: string;
    more: string;
    ask: (city: string) => string;
    askMore: string;
  };
  reset: {
    title: string;
    lead: string;
    broken: string;
    another: string;
    submit: string;
    busy: string;
    label: string;
    incomplete: string;
    incompleteMore: string;
  };
  setup: {
    title: string;
    light: (city: string) => string;
    lead: string;
    submit: string;
    busy: string;
    incomplete: string;
    incompleteMore: string;
  };
  invitation: {
    title: string;
    invalid: string;
    unchanged: string;
    gone: string;
    goneMore: string;
    run: (city: string) => string;
    lead: (by: string) => string;
    submit: string;
    busy: string;
    signedInAs: string;
    mustBe: string;
    signInFirst: string;
  };
}

/** The pages that a link in a letter leads to, and those that have one sent. */
export const LINK_WORDS: Record<Language, LinkWords> = {
  en: {
    sent: {
      title: "Check your mailbox",
      more: "A letter is on its way to your address. If it is new here, open the link in it within a day and sign in; if you have an account already, the letter says so. Nothing there? Check your spam folder, or the address you entered.",
      confirmFirst: "Just made an account? Open the link that we sent to you first; signing in sends another one.",
    },
    forgot: {
      title: "A new password",
      lead: "Enter the address of your account. If there is one, we send a link to choose a new password.",
      leadWithoutMail: (city) => `The site of ${city} sends no mail, so a person has to help you.`,
      remembered: "Remembered it?",
      submit: "Send me a link",
      busy: "Sending",
      done: "Check your mailbox",
      more: "If an account has this address, a link has been sent to it. It works once, within an hour. Nothing there? Check your spam folder, or the address you entered.",
      ask: (city) => `Ask an admin of ${city}`,
      askMore:
        "They can make a link for you on their console to choose a new password. It works once, within a day. Your jobs, results and credit stay where they are.",
    },
    reset: {
      title: "Choose a password",
      lead: "It replaces the old one and ends every session of your account. Then sign in with the new one.",
      broken: "The link does not work?",
      another: "Ask for another",
      submit: "Keep this password",
      busy: "Keeping it",
      label: "New password",
      incomplete: "This link is not complete",
      incompleteMore: "Open the whole link that was sent to you: mail programs sometimes break it into two lines.",
    },
    setup: {
      title: "Set up",
      light: (city) => `Light up ${city}`,
      lead: "This makes the first admin of the city's site. The link works once.",
      submit: "Become the admin",
      busy: "Setting up",
      incomplete: "This link is not complete",
      incompleteMore:
        "Open the whole set-up link that was printed when the site started. Restart the site to print a new one.",
    },
    invitation: {
      title: "Invitation",
      invalid: "This invitation is no longer valid",
      unchanged: "Nothing was changed.",
      gone: "The link has been used or withdrawn, or has expired",
      goneMore: "Ask the admin who sent it for another one, and open the complete link.",
      run: (city) => `Run ${city}`,
      lead: (by) =>
        `${by} invites you to be an admin of the city’s site: to see every device, job and account, to give money, and to stop all work.`,
      submit: "Become an admin",
      busy: "Making you an admin",
      signedInAs: "You are signed in as",
      mustBe: "which must be the address that was invited. API keys that you made until now end.",
      signInFirst: "Sign in first, or make an account, with the address that was invited.",
    },
  },
  fr: withFixedSpaces({
    sent: {
      title: "Regardez dans votre boîte de courriel",
      more: "Un message est en route vers votre adresse. Si elle est nouvelle ici, ouvrez le lien qu’il contient dans la journée, puis connectez-vous ; si vous avez déjà un compte, il vous le dit. Rien ? Regardez dans les indésirables, ou vérifiez l’adresse.",
      confirmFirst:
        "Vous venez de créer un compte ? Ouvrez d’abord le lien que nous vous avons envoyé ; se connecter en fait partir un autre.",
    },
    forgot: {
      title: "Un nouveau mot de passe",
      lead: "Entrez l’adresse de votre compte. S’il existe, nous envoyons un lien pour choisir un nouveau mot de passe.",
      leadWithoutMail: (city) => `Le site de ${city} n’envoie pas de courriel : une personne doit donc vous aider.`,
      remembered: "Il vous est revenu ?",
      submit: "M’envoyer un lien",
      busy: "Envoi",
      done: "Regardez dans votre boîte de courriel",
      more: "Si un compte a cette adresse, un lien vient d’y être envoyé. Il sert une seule fois, dans l’heure. Rien ? Regardez dans les indésirables, ou vérifiez l’adresse.",
      ask: (city) => `Adressez-vous aux responsables de ${city}`,
      askMore:
        "Ils peuvent créer pour vous, dans leur console, un lien pour choisir un nouveau mot de passe. Il sert une seule fois, dans la journée. Vos calculs, vos résultats et votre crédit restent où ils sont.",
    },
    reset: {
      title: "Choisir un mot de passe",
      lead: "Il remplace l’ancien et met fin à toutes les sessions de votre compte. Connectez-vous ensuite avec le nouveau.",
      broken: "Le lien ne marche pas?",
      another: "Demandez-en un autre",
      submit: "Garder ce mot de passe",
      busy: "Enregistrement",
      label: "Nouveau mot de passe",
      incomplete: "Ce lien n’est pas complet",
      incompleteMore:
        "Ouvrez en entier le lien qui vous a été envoyé : les logiciels de courriel le coupent parfois en deux lignes.",
    },
    setup: {
      title: "Mise en service",
      light: (city) => `Allumer ${city}`,
      lead: "Crée le premier administrateur du site de la ville. Le lien sert une seule fois.",
      submit: "Devenir administrateur",
      busy: "Mise en service",
      incomplete: "Ce lien n’est pas complet",
      incompleteMore:
        "Ouvrez en entier le lien de mise en service affiché au démarrage du site. Redémarrez le site pour en obtenir un nouveau.",
    },
    invitation: {
      title: "Invitation",
      invalid: "Cette invitation n’est plus valable",
      unchanged: "Rien n’a changé.",
      gone: "Le lien a déjà servi, a été retiré ou a expiré",
      goneMore: "Demandez-en un autre à la personne qui vous l’a envoyé, et ouvrez le lien en entier.",
      run: (city) => `Administrer ${city}`,
      lead: (by) =>
        `${by} vous invite à administrer le site de la ville : voir tous les appareils, calculs et comptes, donner de l’argent, et arrêter tout travail.`,
      submit: "Devenir responsable",
      busy: "Un instant",
      signedInAs: "Vous êtes en session avec l’adresse",
      mustBe: "qui doit être celle de l’invitation. Les clés d’API créées jusqu’ici prennent fin.",
      signInFirst: "Connectez-vous d’abord, ou créez un compte, avec l’adresse invitée.",
    },
  }),
};
