import type { Translation } from "../translation";

export const report: Translation["report"] = {
  title: "{city} en {year}",
  lead: "Ce que les appareils de {city} ont calculé en {year}, ce que cela a coûté, et qui y a gagné.",
  back: "Ce que la ville calcule",
  soFar: "Jusqu’ici",
  soFarAbout: "L’année n’est pas finie : ceci va jusqu’à la fin de {month}.",
  print: "Imprimer",
  csv: "En tableau (CSV)",
  nothing: "Aucun calcul ne s’est terminé pendant cette période.",
  work: {
    title: "Calculé",
    given: "Temps de cœur",
    years: "soit {years} années-cœur",
    units: "Résultats",
    jobs: "Calculs terminés",
    households: "Foyers",
    devices: "Appareils",
    atLeast: "au moins {count}",
    few: "moins de vingt",
    fewTo: "trop peu pour le dire",
    power: "Énergie consommée",
    kettles: "environ {boils} {count, plural, one {bouilloire} other {bouilloires}} de thé",
  },
  months: { title: "Mois par mois", about: "Les calculs comptent dans le mois où ils se sont terminés." },
  money: {
    title: "Ce que cela a coûté, et à qui c’est allé",
    label: "Comment ce qui a été facturé aux calculs a été partagé",
    charged: "{money} ont été facturés aux calculs.",
    earned: "Les habitants ont gagné",
    kept: "La ville a gardé",
    paidIn: "Les clients ont versé",
    rewards: "Les habitants ont reçu",
    takenBack: "Résultats faux décelés",
    takenBackAbout: "leur prix a été rendu aux clients",
    few: "Moins de vingt foyers ont participé, ou moins de vingt depuis une édition précédente. Rien n’est donc dit de ce qu’ils ont gagné, car cela renseignerait sur des foyers précis.",
    fewCustomers: "trop peu de clients pour le dire",
    fewPayees: "trop peu d’entre eux pour le dire",
  },
  elsewhere: {
    title: "À côté des prix d’Amazon",
    about:
      "Ce que les calculs terminés ont coûté ici, et ce que les mêmes résultats auraient coûté sur les ordinateurs que loue AWS, à ses prix publics du {day} et à {rate} le dollar américain. Là-bas, les programmes tourneraient compilés pour la machine ; ici, la vérification est comprise dans le prix.",
    label: "Le prix des mêmes résultats, ici et ailleurs",
    here: "Ici",
    fargate: "AWS Fargate",
    lambda: "AWS Lambda",
  },
  method: {
    title: "Ce que sont ces chiffres",
    time: "Le temps est compté en heures d’un cœur ordinaire, d’après ce que les programmes ont fait, et seulement pour les résultats acceptés. Un résultat que plusieurs appareils ont calculé pour se vérifier compte une fois. Les années et les mois sont en UTC.",
    power:
      "Personne ne peut mesurer la consommation depuis un navigateur. Nous supposons {watts} watts pour un cœur occupé ; les vérifications ne sont pas comprises.",
    money:
      "Les montants sont ceux du grand livre de la ville. Les habitants peuvent gagner une année et être payés la suivante, et ce que versent les clients reste à eux jusqu’à ce que leurs calculs le dépensent.",
    people:
      "Sont comptés les foyers dont les appareils ont gagné quelque chose, une seule fois par connexion internet. Leur nombre est arrondi vers le bas. Les sommes de moins de vingt foyers, clients ou habitants payés sont omises.",
    uptime: "La ville ne note pas les heures où elle n’était pas joignable ; rien n’en est donc dit.",
    made: "Édition {edition} sur {editions}, établie le <at></at>.",
    newest: "Il existe une <link>édition plus récente</link>.",
    older: "<link>L’édition précédente</link> reste telle quelle.",
  },
};
