import type { Translation } from "../../translation";

export const admins: Translation["admin"]["admins"] = {
  title: "Administrateurs",
  lead: "{admins} {count, plural, one {personne gère} other {personnes gèrent}} cette ville. Chaque nomination, comme tout ce que font les administrateurs, est inscrite au journal d’audit.",
  name: "Nom",
  secondFactor: { head: "Double authentification", on: "active", off: "aucune" },
  email: "Courriel",
  role: {
    head: "Rôle",
    may: {
      owner: "Peut tout faire, et nomme ou révoque seul les administrateurs.",
      operator:
        "Arrête et relance la ville, ouvre et pilote les calculs de tous, bannit des appareils. Ne donne pas d’argent.",
      moderator:
        "Ouvre et arrête les calculs, juge les nouveaux venus, les profils et les programmes, bannit des appareils. Ne donne pas d’argent.",
      treasurer: "Voit la console et donne de l’argent. N’ouvre aucun calcul.",
      "read-only": "Voit la console et n’y change rien. N’ouvre aucun calcul.",
    },
  },
  change: {
    open: "Changer le rôle<hidden> de {name}</hidden>",
    title: "Changer le rôle de {name}",
    about:
      "Le changement vaut aussitôt : ce qui est ouvert et n’est plus permis se ferme. Un rôle plus étendu met fin aux clés d’API de la personne.",
    confirm: "Changer le rôle",
    done: "Nouveau rôle de {name} : {role}",
  },
  you: "{name} <soft>(vous)</soft>",
  end: {
    open: "Mettre fin au rôle<hidden> de {name}</hidden>",
    title: "Mettre fin au rôle de {name}",
    about:
      "Cette personne garde son compte, ses calculs et son argent, mais ne peut plus ouvrir la console, dès maintenant.",
    confirm: "Mettre fin au rôle",
    done: "{name} n’est plus administrateur",
  },
  invited: {
    title: "Invitations",
    empty:
      "Aucune invitation n’est en attente. Une invitation paraît ici jusqu’à ce qu’elle soit acceptée, retirée ou échue.",
    table: "Invitations en attente",
    by: "Par",
    until: "Jusqu’au",
  },
  withdraw: {
    open: "Retirer<hidden> l’invitation de {email}</hidden>",
    title: "Retirer l’invitation de {email}",
    about: "Le lien ne fonctionnera plus. Vous pourrez en créer un autre.",
    confirm: "Retirer",
    done: "L’invitation est retirée",
  },
  cancel: "Ne rien changer",
  invite: {
    open: "Inviter un administrateur",
    about:
      "Tout ce que font les administrateurs est inscrit au journal d’audit. Vous pouvez changer un rôle ou y mettre fin à tout moment.",
    submit: "Créer le lien",
    busy: "Création du lien",
    emailHint: "Celui de son compte, ou du compte qui sera créé.",
    made: {
      title: "L’invitation",
      mailed:
        "Elle est partie par courriel ; vous pouvez aussi la transmettre vous-même. Elle sert une seule fois, dans la semaine, et n’est montrée qu’une fois.",
      notMailed:
        "Ce site n’envoie pas de courriel : transmettez-la vous-même. Elle sert une seule fois, dans la semaine, et n’est montrée qu’une fois.",
      label: "Lien",
    },
  },
};
