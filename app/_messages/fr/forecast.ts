import type { Translation } from "../translation";

export const forecast: Translation["forecast"] = {
  title: "Ce qu’un mois rapportera sans doute",
  about: "Les {days} prochains jours, si vos appareils continuent comme jusqu’ici",
  loses: "L’électricité coûtera sans doute plus que ce que cela rapporte",
  losesText:
    "Environ {power} d’électricité pour environ {likely} gagnés. Les heures où l’électricité est bon marché et moins de cœurs coûtent moins ; arrêter aussi.",
  range: "Gagné",
  detail: "Le plus probable : {likely}. Quatre mois sur cinq devraient finir entre les deux.",
  power: "Électricité consommée",
  powerDetail:
    "Estimation, à {watts} watts par cœur occupé (un téléphone prend moins, un ordinateur de bureau plus) et au tarif des règles de votre foyer ou de l’appareil, dont les prix sont avant livraison, taxes et rabais. Un tarif choisi sur la page d’un appareil y reste ; sans tarif, c’est un prix supposé.",
  tooEarly:
    "Il est trop tôt pour le dire : {days, plural, =0 {aucun jour complet n’est encore connu} one {un jour complet est connu} other {# jours complets sont connus}}, et il en faut {needed}.",
  idle: "Vos appareils n’ont rien fait ces {days} derniers jours : il n’y a rien sur quoi se fonder.",
  restsOn:
    "D’après ce que la ville a crédité pour les calculs d’autrui et a vu faire vos cœurs ces {days} derniers jours.",
  devices: "Chaque appareil",
  device: "Appareil",
  earned: "Gagné",
  likelyRange: "{low} à {high}",
  deviceEarly: "trop tôt pour le dire",
  deviceIdle: "rien sur quoi se fonder",
  past: "Ce qui a été dit, et ce qui est venu",
  pastAbout: "Dit au début de chaque mois, et jamais changé. {within} sur {ended} ont fini comme il avait été dit.",
  pastNone: "Au début de chaque mois, la ville note ici ce qu’elle attend, et à la fin ce qui en est venu.",
  month: "Mois",
  said: "Dit",
  came: "Venu",
  running: "encore en cours",
  verdict: { within: "comme dit", below: "moins que dit", above: "plus que dit" },
};
