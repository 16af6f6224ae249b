import type { Translation } from "../../translation";

export const frame: Translation["admin"]["frame"] = {
  titleOf: "%s · Console",
  nav: {
    label: "Console",
    controlRoom: "Salle de contrôle",
    devices: "Appareils",
    jobs: "Calculs",
    reviews: "Examens",
    customers: "Clients",
    admins: "Administrateurs",
    payments: "Paiements",
    books: "Comptes",
    reconciliation: "Rapprochement",
    rewards: "Récompenses",
    settings: "Réglages",
    ledger: "Grand livre",
    health: "Santé",
    audit: "Journal d’audit",
  },
  gate: {
    title: "Cette console est réservée aux administrateurs de la ville",
    about:
      "Votre compte fonctionne comme avant, mais il n’a pas de droits d’administrateur. S’il devait en avoir, adressez-vous à un administrateur ; si vous avez aussi un compte d’administrateur, connectez-vous avec celui-là.",
    toJobs: "Vers vos calculs",
    toAccount: "Vers votre compte",
  },
  secondFactor: {
    label: "Votre double authentification",
    title: "Activez d’abord la double authentification",
    about:
      "Les administrateurs de cette ville se connectent avec un code de leur téléphone en plus du mot de passe. D’ici là, vous n’avez pas de droits d’administration, et vos clés d’API non plus.",
    toAccount: "La configurer",
    remind:
      "Votre compte d’administration n’est protégé que par un mot de passe. <link>Activez la double authentification</link> : il faut deux minutes et un téléphone.",
  },
  sharedNetwork: {
    label: "Appareils d’un même réseau",
    all: "Les {devices} appareils viennent tous du même réseau et ne comptent que pour une voix ; les unités à vérifier n’aboutissent donc presque jamais. À moins qu’ils ne soient vraiment au même endroit, inscrivez dans TRUSTED_PROXIES les serveurs mandataires placés devant ce site, puis redémarrez-le.",
    most: "{sharing} appareils sur {devices} viennent du même réseau et ne comptent que pour une voix ; les unités à vérifier n’aboutissent donc presque jamais. À moins qu’ils ne soient vraiment au même endroit, inscrivez dans TRUSTED_PROXIES les serveurs mandataires placés devant ce site, puis redémarrez-le.",
  },
};
