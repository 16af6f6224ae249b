import { LIMITS } from "#protocol/limits";
import { withFixedSpaces } from "#protocol/text/fixed-spaces";
import type { Language } from "#protocol/text/language";
import type { Absence, AbsentDevice } from "../absences/absence";
import type { Letter } from "./mailer";
import { plain } from "./plain";

interface About {
  absence: Absence;
  city: string;
  siteUrl: string;
  /** Where such letters end, without signing in. */
  url: string;
}

interface Told {
  /** Its first device, and how many there are. */
  first: string;
  count: number;
  lines: string;
  city: string;
  siteUrl: string;
  url: string;
}

interface AbsenceWords {
  subject: (told: Told) => string;
  device: (name: string, days: number) => string;
  more: (count: number) => string;
  text: (told: Told) => string;
}

const ENGLISH: AbsenceWords = {
  subject: ({ first, count }) =>
    count === 1
      ? `"${first}" has been off for a week`
      : `"${first}" and ${count === 2 ? "another device" : `${count - 1} others`} have been off for a week`,
  device: (name, days) => `- "${name}": for ${days} days`,
  more: (count) => `- and ${count} more`,
  text: ({ lines, city, siteUrl, url }) => `Not connected to Lamplighter ${city} for a week or longer:

${lines}

If that is as you want it, do nothing: you get no other letter about this absence. To light a device again, open this page on it:
${siteUrl}/

You get this letter because you asked for it on the page of your devices, at most once a week. To end such letters,
without signing in:
${url}`,
};

const FRENCH: AbsenceWords = {
  subject: ({ first, count }) =>
    count === 1
      ? `« ${first} » est éteint depuis une semaine`
      : `« ${first} » et ${count === 2 ? "un autre appareil" : `${count - 1} autres`} sont éteints depuis une semaine`,
  device: (name, days) => `- « ${name} » : depuis ${days} jours`,
  more: (count) => `- et ${count} de plus`,
  text: ({ lines, city, siteUrl, url }) => `Sans connexion à Lamplighter ${city} depuis une semaine ou plus :

${lines}

Si c’est voulu, ne faites rien : vous ne recevrez pas d’autre lettre sur cette absence. Pour rallumer un appareil, ouvrez-y cette page :
${siteUrl}/

Vous recevez cette lettre parce que vous l’avez demandée sur la page de vos appareils, au plus une fois par semaine. Pour
mettre fin à ces lettres, sans vous connecter :
${url}`,
};

const WORDS: Record<Language, AbsenceWords> = { en: ENGLISH, fr: withFixedSpaces(FRENCH) };

const nameOf = ({ name, label }: AbsentDevice) => plain(name ?? label);

/** Devices' names are their household's or the devices' own words: each is in quotes, on the line where it belongs. */
export function absenceLetter({ absence, city, siteUrl, url }: About): Letter {
  const words = WORDS[absence.language];
  const { devices } = absence;
  const named = devices.slice(0, LIMITS.MAX_ABSENT_DEVICES_NAMED);
  const lines = named.map((device) => words.device(nameOf(device), device.days));
  const rest = devices.length - named.length;
  const [first] = named.map(nameOf);
  const told = {
    ...{ first: first ?? "", count: devices.length, city, siteUrl, url },
    lines: [...lines, ...(rest > 0 ? [words.more(rest)] : [])].join("\n"),
  };
  return {
    to: absence.email,
    subject: words.subject(told),
    text: `${words.text(told)}\n\nLamplighter ${city}\n`,
    endUrl: url,
  };
}
