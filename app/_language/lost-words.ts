import { withFixedSpaces } from "#protocol/text/fixed-spaces";
import type { Language } from "#protocol/text/language";

interface LostWords {
  missing: { title: string; about: string };
  broken: { title: string; about: string; tell: string; tellNumber: string; again: string };
  /** The site was updated since the page was opened. */
  old: { title: string; about: string; part: string; reload: string };
  toFront: string;
  toJobs: string;
}

/** For the two pages that everybody may end up on: there is none at this address, and this one broke. */
export const LOST_WORDS: Record<Language, LostWords> = {
  en: {
    missing: {
      title: "No lamp at this address",
      about: "The page may have moved, or the link lost a letter on its way. Nothing of yours is lost.",
    },
    broken: {
      title: "This page could not be drawn",
      about: "Something went wrong on our side. Jobs go on, and what was saved stays saved.",
      tell: "Try again; if it happens twice, tell the city what you were doing.",
      tellNumber: "Try again; if it happens twice, tell the city this number:",
      again: "Try again",
    },
    old: {
      title: "The site was updated, or cannot be reached",
      about: "This page was opened before, and a part of it could not be loaded. Reload it. Nothing is lost.",
      part: "This part of the page could not be loaded: the site was updated, or cannot be reached. Reload the page to see it.",
      reload: "Reload",
    },
    toFront: "To the front page",
    toJobs: "To the jobs",
  },
  fr: withFixedSpaces({
    missing: {
      title: "Pas de lampe à cette adresse",
      about:
        "La page a peut-être changé de place, ou le lien a perdu une lettre en route. Rien de ce qui est à vous n’est perdu.",
    },
    broken: {
      title: "Cette page n’a pas pu s’afficher",
      about: "Quelque chose a mal tourné chez nous. Les calculs continuent, et ce qui était enregistré le reste.",
      tell: "Réessayez ; si cela se répète, dites à la ville ce que vous faisiez.",
      tellNumber: "Réessayez ; si cela se répète, donnez ce numéro à la ville :",
      again: "Réessayer",
    },
    old: {
      title: "Le site a été mis à jour, ou ne répond pas",
      about: "Cette page était déjà ouverte, et une partie n’a pas pu se charger. Rechargez-la. Rien n’est perdu.",
      part: "Cette partie de la page n’a pas pu se charger : le site a été mis à jour, ou ne répond pas. Rechargez la page pour la voir.",
      reload: "Recharger",
    },
    toFront: "À la page d’accueil",
    toJobs: "Aux calculs",
  }),
};
