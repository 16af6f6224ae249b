import type { Translation } from "../translation";

export const city: Translation["city"] = {
  title: "Ce que {city} calcule",
  lead: "Les appareils de {city} calculent ensemble pendant les heures où ils n’auraient rien fait. Voici leurs totaux.",
  back: "Allumer",
  boards: "Qui a le plus calculé",
  now: {
    cores:
      "{cores, plural, one {cœur travaille} other {cœurs travaillent}} en ce moment, sur {devices} {count, plural, one {appareil} other {appareils}}",
    stopped: "Un administrateur a suspendu tout travail.",
  },
  record: {
    title: "Jusqu’ici",
    since: "depuis le <at></at>",
    given: "Calculé",
    units: "{units} {count, plural, one {résultat} other {résultats}}",
    jobs: "Calculs terminés",
    devices: "Appareils qui ont aidé",
    credit: "Crédité aux habitants",
    power: "Énergie consommée",
    kettles: "environ {boils} {count, plural, one {bouilloire} other {bouilloires}} de thé",
  },
  months: {
    title: "Mois par mois",
    about: "Un calcul compte dans le mois où il a pris fin.",
    month: "Mois",
    given: "Calculé",
    jobs: "Calculs",
    units: "Résultats",
    none: "Aucun calcul n’a encore pris fin.",
  },
  method: {
    title: "Ce que sont ces chiffres",
    time: "Le temps est compté en heures d’un cœur ordinaire, d’après ce que les programmes ont fait, et seulement pour les résultats acceptés. Un résultat que plusieurs appareils ont calculé pour se vérifier compte une fois.",
    power:
      "Un navigateur ne peut pas mesurer l’énergie. Nous supposons {watts} watts pour un cœur occupé ; la vérification n’est pas comprise.",
    pays: "Ce que cela coûte et rapporte à chacun se calcule sur <link>une page à part</link>.",
    private: "Rien ici ne dit qui a calculé quoi, ni où.",
    taken: "Relevé le <at></at>, il y a dix minutes au plus. Les cœurs au travail sont ceux de cet instant.",
  },
};
