import { withFixedSpaces } from "#protocol/text/fixed-spaces";
import type { Language } from "#protocol/text/language";

/** Letters about devices that stay away: on the page of the devices, and behind the link in a letter. */
export interface AbsenceWords {
  title: string;
  label: string;
  hint: string;
  noMail: string;
  unverified: string;
  end: {
    title: string;
    lead: (city: string) => string;
    submit: string;
    busy: string;
    ended: string;
    endedMore: string;
    broken: string;
    brokenMore: string;
    devices: string;
  };
}

export const ABSENCE_WORDS: Record<Language, AbsenceWords> = {
  en: {
    title: "Letters",
    label: "Write to me when a device has been off for a week",
    hint: "Once for each absence and at most one letter a week, to your account’s address.",
    noMail: "This city sends no mail.",
    unverified: "Your address is not confirmed yet, so no letter goes there. Open the link that was sent to you first.",
    end: {
      title: "Letters about absent devices",
      lead: (city) => `Lamplighter ${city} writes to you when a device of yours has been off for a week.`,
      submit: "End these letters",
      busy: "Ending them",
      ended: "You get no more of these letters",
      endedMore: "On the page of your devices you can ask for them again.",
      broken: "This link is not complete",
      brokenMore: "Open the whole link of the letter: mail programs sometimes cut it in two. Nothing was changed.",
      devices: "To your devices",
    },
  },
  fr: withFixedSpaces({
    title: "Lettres",
    label: "M’écrire quand un appareil est éteint depuis une semaine",
    hint: "Une fois par absence et au plus une lettre par semaine, à l’adresse de votre compte.",
    noMail: "Cette ville n’envoie pas de courriel.",
    unverified:
      "Votre adresse n’est pas encore confirmée, et aucune lettre n’y est envoyée. Ouvrez d’abord le lien que vous avez reçu.",
    end: {
      title: "Lettres sur les appareils absents",
      lead: (city) => `Lamplighter ${city} vous écrit quand un de vos appareils est éteint depuis une semaine.`,
      submit: "Mettre fin à ces lettres",
      busy: "Un instant",
      ended: "Vous ne recevrez plus ces lettres",
      endedMore: "La page de vos appareils permet de les redemander.",
      broken: "Ce lien n’est pas complet",
      brokenMore:
        "Ouvrez en entier le lien de la lettre : les logiciels de courriel le coupent parfois en deux. Rien n’a changé.",
      devices: "Vers vos appareils",
    },
  }),
};
