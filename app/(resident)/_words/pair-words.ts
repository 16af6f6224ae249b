import { frenchNumbers } from "#app/_language/french-numbers.ts";
import { formatCountOf } from "#app/_ui/format/format-count.ts";
import { withFixedSpaces } from "#protocol/text/fixed-spaces";
import type { Language } from "#protocol/text/language";

export interface PairWords {
  /** On the device that is to be paired. */
  show: string;
  showAbout: string;
  asking: string;
  notNow: string;
  scan: (address: string) => string;
  qr: string;
  code: string;
  lasts: string;
  hide: string;
  /** On the page of a signed-in person. */
  page: {
    title: string;
    lead: string;
    back: string;
    code: string;
    hint: string;
    look: string;
    found: (label: string, cores: number) => string;
    here: string;
    elsewhere: string;
    credit: (money: string) => string;
    approve: string;
    another: string;
    done: (label: string) => string;
    devices: string;
    wrong: string;
    used: string;
    tooMany: string;
    full: string;
    signedOut: string;
    unreachable: string;
  };
}

const en: PairWords = {
  show: "Show a code",
  showAbout: "Without typing here: show a code, and approve it on a phone or computer where you are signed in.",
  asking: "Asking the city for a code …",
  notNow: "Many devices show codes at this moment. Try again in a few minutes, or sign in here.",
  scan: (address) => `Scan this with a phone on which you are signed in, or open ${address} there and type:`,
  qr: "QR code that opens the page with this code",
  code: "Code",
  lasts: "It is for this device alone and lasts five minutes; another one follows by itself.",
  hide: "Hide the code",
  page: {
    title: "Add a device to your household",
    lead: "The other device shows six digits under “Keep this credit”. Whatever it earns is yours from then on.",
    back: "Back to the donation",
    code: "Six digits",
    hint: "As on the screen of the device in front of you. Never a code that somebody sent you.",
    look: "Look at the device",
    found: (label, cores) => `${label}, ${formatCountOf(cores, "core")}`,
    here: "It is on the same network as you.",
    elsewhere: "It is on another network than you. Go on only if you can see its screen.",
    credit: (money) => `It brings ${money} of credit.`,
    approve: "Add it to my household",
    another: "Another code",
    done: (label) => `${label} is yours now. Its screen says so too.`,
    devices: "Your devices",
    wrong: "No device shows this code now. A code is valid for five minutes. Look at the device again.",
    used: "This code was used already, or its device belongs to a household. Have the device show another one.",
    tooMany:
      "Too many codes were wrong, so none is taken for up to an hour. You can still sign in on the device itself.",
    full: "Your household has as many devices as it may. Remove one on your account page first.",
    signedOut: "You are no longer signed in, so nothing has changed. Sign in again.",
    unreachable: "The city could not be reached, so nothing has changed. Check the connection and try again.",
  },
};

const fr = withFixedSpaces<PairWords>({
  show: "Afficher un code",
  showAbout:
    "Sans rien taper ici : affichez un code, puis approuvez-le sur un téléphone ou un ordinateur où vous êtes connecté.",
  asking: "La ville prépare un code…",
  notNow:
    "Beaucoup d’appareils affichent un code en ce moment. Réessayez dans quelques minutes, ou connectez-vous ici.",
  scan: (address) => `Visez ceci avec un téléphone où vous êtes connecté, ou ouvrez-y ${address} et tapez :`,
  qr: "Code QR qui ouvre la page avec ce code",
  code: "Code",
  lasts: "Il ne vaut que pour cet appareil et pendant cinq minutes ; un autre le remplace ensuite.",
  hide: "Cacher le code",
  page: {
    title: "Ajouter un appareil à votre foyer",
    lead: "L’autre appareil affiche six chiffres sous « Gardez ce crédit ». Ce qu’il gagne est à vous dès lors.",
    back: "Retour au don",
    code: "Six chiffres",
    hint: "Ceux de l’écran que vous avez devant vous. Jamais un code que quelqu’un vous a envoyé.",
    look: "Voir l’appareil",
    found: (label, cores) => `${label}, ${frenchNumbers.count(cores)} ${cores < 2 ? "cœur" : "cœurs"}`,
    here: "Il est sur le même réseau que vous.",
    elsewhere: "Il est sur un autre réseau que vous. Ne continuez que si vous voyez son écran.",
    credit: (money) => `Il apporte ${money} de crédit.`,
    approve: "L’ajouter à mon foyer",
    another: "Un autre code",
    done: (label) => `${label} est maintenant à vous. Son écran le dit aussi.`,
    devices: "Vos appareils",
    wrong: "Aucun appareil n’affiche ce code maintenant. Un code dure cinq minutes; relisez-le sur l’appareil.",
    used: "Ce code a déjà servi, ou son appareil appartient à un foyer. Faites afficher un autre code à l’appareil.",
    tooMany:
      "Trop de codes étaient faux : aucun n’est accepté pendant une heure au plus. Vous pouvez vous connecter sur l’appareil même.",
    full: "Votre foyer a autant d’appareils que permis. Retirez-en d’abord un sur la page de votre compte.",
    signedOut: "Vous n’êtes plus connecté, rien n’a donc changé. Reconnectez-vous.",
    unreachable: "La ville n’a pas été jointe, rien n’a donc changé. Vérifiez la connexion et réessayez.",
  },
});

const WORDS: Record<Language, PairWords> = { en, fr };

export const pairWordsIn = (language: Language): PairWords => WORDS[language];
