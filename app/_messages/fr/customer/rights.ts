import type { Translation } from "../../translation";

export const rights: Translation["customer"]["rights"] = {
  title: "Vos données",
  about: "Tout ce que la ville conserve à votre sujet est à vous : à emporter, et à supprimer",
  text: "L’archive contient votre compte, vos appareils, vos calculs, votre relevé et le journal, en fichiers simples. <link>Ce qui est conservé, pourquoi et combien de temps</link> a sa propre page.",
  export: "Tout télécharger",
  delete: {
    open: "Supprimer mon compte",
    title: "Supprimer votre compte pour de bon ?",
    about:
      "Personne ne pourra revenir en arrière. Téléchargez d’abord ce que vous voulez garder : vos données ci-dessus, et les résultats de chaque calcul sur sa page.",
    goes: "Ce qui disparaît",
    account:
      "Votre nom et votre adresse, votre mot de passe, vos sessions{keys, plural, =0 {} one { et votre clé d’API} other { et vos # clés d’API}}, vos compartiments et vos webhooks : aussitôt",
    jobs: "Le nom, les entrées et les résultats de {jobs, plural, one {votre calcul} other {vos # calculs}} : dans l’heure{openJobs, plural, =0 {} one {. Celui qui est en cours est annulé} other {. Les # qui sont en cours sont annulés}}",
    devices:
      "{devices, plural, one {Votre appareil s’arrête et ne peut recommencer que comme nouveau} other {Vos # appareils s’arrêtent et ne peuvent recommencer que comme nouveaux}}",
    money: "Votre argent",
    balance: "<sum></sum> à dépenser : rendu à la ville",
    credit: "<sum></sum> gagné par vos appareils : plus personne ne pourra y prétendre",
    sites: "<sum></sum> gagné par vos sites qui ont le bouton : plus personne ne pourra y prétendre",
    asked:
      "<sum></sum> demandé en récompense, et qu’aucun administrateur n’a approuvé : perdu. Si vous y tenez, attendez le versement",
    approved: "<sum></sum> de récompenses qu’un administrateur a approuvées : vous sera encore versé",
    stays: "Ce qui reste, sans votre nom",
    ledger: "Les sommes du grand livre, sous un numéro qui ne désigne personne",
    answers: "Les réponses de vos appareils, sur lesquelles reposent les résultats d’autres personnes",
    backups: "Les sauvegardes de la ville, jusqu’à ce qu’elles soient élaguées",
    password: "Votre mot de passe",
    missing: "Entrez votre mot de passe : personne d’autre ne peut supprimer votre compte.",
    confirm: "Supprimer mon compte",
    cancel: "Le garder",
    onlyOwner: {
      title: "Il faut un propriétaire à la ville",
      about: "Vous êtes le seul. Nommez-en d’abord un autre, puis supprimez votre compte.",
      confirm: "Vers les administrateurs",
    },
  },
};
