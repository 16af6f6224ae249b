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
  map: {
    title: "Où est la lumière",
    about:
      "Les quartiers en {month} : plus il y a de foyers qui y ont calculé pour d’autres, plus il y a de fenêtres éclairées.",
    notYet:
      "La première carte viendra le deuxième jour du mois prochain. Les habitants choisissent leur quartier plus bas.",
    picture: "Une carte des quartiers aux fenêtres éclairées ; la liste ci-dessous dit la même chose",
    atLeast: "au moins {households} foyers",
    few: "trop peu pour le dire",
  },
  home: {
    title: "Votre quartier",
    signIn: "<link>Connectez-vous</link> pour dire dans quel quartier la carte peut compter votre foyer.",
    label: "La carte compte mon foyer dans",
    none: "aucun quartier",
    saved: "Enregistré. La prochaine carte en tiendra compte.",
    private:
      "Personne ne voit ce que vous choisissez. La carte se fait une fois par mois, ne dit que « au moins », ne dit rien en dessous de vingt foyers, et le hasard retranche quelque chose à chaque nombre, si bien que personne ne peut en déduire que vous en êtes.",
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
  reports: { title: "Année par année", about: "Rapports que la ville a publiés :" },
  method: {
    title: "Ce que sont ces chiffres",
    time: "Le temps est compté en heures d’un cœur ordinaire, d’après ce que les programmes ont fait, et seulement pour les résultats acceptés. Un résultat que plusieurs appareils ont calculé pour se vérifier compte une fois.",
    power:
      "Un navigateur ne peut pas mesurer l’énergie. Nous supposons {watts} watts pour un cœur occupé ; la vérification n’est pas comprise.",
    pays: "Ce que cela coûte et rapporte à chacun se calcule sur <link>une page à part</link>.",
    map: "La carte compte des foyers, et non ce qu’ils ont calculé, dans le quartier qu’ils ont eux-mêmes choisi : un par réseau domestique, les mois où un calcul d’autrui les a payés. Il y en a toujours au moins autant qu’elle le dit : environ vingt-cinq sont d’abord retranchés.",
    private: "Rien ici ne dit qui a calculé quoi, ni dans quel foyer.",
    taken: "Relevé le <at></at>, il y a dix minutes au plus. Les cœurs au travail sont ceux de cet instant.",
  },
};
