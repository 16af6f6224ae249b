import type { WhyResting } from "#workers/contract/donation-state";
import { momentWords } from "./moment-words";
import type { Sentence } from "./sentence";

/** "6:00 a.m." has its full stop already. */
const ended = (sentence: string) => (sentence.endsWith(".") ? sentence : `${sentence}.`);

/** Why a lit device rests: from the very rule that decided it. */
export function restWords(why: WhyResting): Sentence {
  const until = (at: number) => momentWords("en-CA", at, new Date());
  switch (why.kind) {
    case "paused":
      return { line: ended(`Paused until ${until(why.until)}`), more: "Then it continues by itself." };
    case "quiet-hours":
      return why.until === null
        ? { line: "Your hours allow no work at all.", more: "Choose the hours below, and it starts by itself." }
        : { line: ended(`Resting until ${until(why.until)}`), more: "These are hours that you keep for yourself." };
    case "dear-power":
      return {
        line: why.until === null ? "Resting: power is dear now." : ended(`Power is dear until ${until(why.until)}`),
        more: "By the tariff that you chose. It continues by itself when the price falls.",
      };
    case "on-battery":
      return { line: "Resting while on battery.", more: "It continues by itself when you plug in." };
    case "low-battery":
      return {
        line: `Resting: the battery is at ${why.percent} %.`,
        more: `It continues above ${why.above} %, or when you plug in.`,
      };
    case "hidden-on-battery":
      return {
        line: "Resting while on battery and out of sight.",
        more: "Browsers freeze such pages. Plug in or look at this page, and it continues by itself.",
      };
    case "metered":
      return {
        line: "Resting on this network.",
        more: "It is mobile, metered or set to save data: nothing is sent or fetched. It continues on another network.",
      };
    case "data-used":
      return {
        line: "Today’s data is used up.",
        more: `You allow ${why.mib.toLocaleString("en-CA")} MB a day. It continues tomorrow.`,
      };
    case "paused-remotely":
      return {
        line:
          why.until === null
            ? "Paused from another device."
            : ended(`Paused from another device until ${until(why.until)}`),
        more: "By your household, on its page of devices. Continue here, and that page says so.",
      };
    case "household-rule":
      return { line: restWords(why.why).line, more: "By a rule of your household for its devices." };
    case "about-to-continue":
      return { line: "Continuing in a few seconds.", more: "It waits to see that nothing changes again." };
    default:
      throw new Error(`Unhandled reason: ${why satisfies never}`);
  }
}

export function restWordsInFrench(why: WhyResting): Sentence {
  const until = (at: number) => momentWords("fr-CA", at, new Date());
  switch (why.kind) {
    case "paused":
      return { line: ended(`En pause jusqu’à ${until(why.until)}`), more: "L’appareil reprendra ensuite de lui-même." };
    case "quiet-hours":
      return why.until === null
        ? {
            line: "Vos heures ne laissent aucun moment pour calculer.",
            more: "Choisissez des heures ci-dessous, et l’appareil commencera de lui-même.",
          }
        : { line: ended(`Au repos jusqu’à ${until(why.until)}`), more: "Vous gardez ces heures pour vous." };
    case "dear-power":
      return {
        line:
          why.until === null
            ? "Au repos : l’électricité est chère."
            : ended(`L’électricité est chère jusqu’à ${until(why.until)}`),
        more: "Selon le tarif que vous avez choisi. L’appareil reprendra de lui-même quand le prix baissera.",
      };
    case "on-battery":
      return { line: "Au repos sur batterie.", more: "L’appareil reprendra de lui-même une fois branché." };
    case "low-battery":
      return {
        line: `Au repos : la batterie est à ${why.percent} %.`,
        more: `Reprise au-dessus de ${why.above} %, ou une fois l’appareil branché.`,
      };
    case "hidden-on-battery":
      return {
        line: "Au repos, sur batterie et hors de vue.",
        more: "Les navigateurs gèlent ces pages. Branchez l’appareil ou affichez cette page, et il reprendra de lui-même.",
      };
    case "metered":
      return {
        line: "Au repos sur ce réseau.",
        more: "Il est mobile, facturé au volume ou en économie de données : rien n’est envoyé ni reçu. Reprise sur un autre réseau.",
      };
    case "data-used":
      return {
        line: "Les données du jour sont épuisées.",
        more: `Vous autorisez ${why.mib.toLocaleString("fr-CA")} Mo par jour. Reprise demain.`,
      };
    case "paused-remotely":
      return {
        line:
          why.until === null
            ? "En pause, depuis un autre appareil."
            : ended(`En pause, depuis un autre appareil, jusqu’à ${until(why.until)}`),
        more: "Votre foyer l’a voulu, sur la page de ses appareils. Reprenez ici, et cette page le dira.",
      };
    case "household-rule":
      return { line: restWordsInFrench(why.why).line, more: "Selon une règle de votre foyer pour ses appareils." };
    case "about-to-continue":
      return { line: "Reprise dans quelques secondes.", more: "L’appareil s’assure que rien ne change de nouveau." };
    default:
      throw new Error(`Unhandled reason: ${why satisfies never}`);
  }
}
