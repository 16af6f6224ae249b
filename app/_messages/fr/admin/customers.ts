import type { Translation } from "../../translation";

export const customers: Translation["admin"]["customers"] = {
  title: "Clients",
  lead: "{accounts} {count, plural, one {compte} other {comptes}}, du plus récent au plus ancien.",
  leadFound: "{accounts} {count, plural, one {compte correspond} other {comptes correspondent}}.",
  find: "Par nom, courriel ou identifiant",
  waiting: {
    title:
      "{newcomers} {count, plural, one {nouveau venu attend} other {nouveaux venus attendent}} le cadeau de bienvenue",
    withMail:
      "Ils peuvent essayer des programmes, mais pas encore lancer de calculs. Le cadeau vient quand ils ouvrent le lien reçu par courriel, ou quand vous les accueillez.",
    withoutMail:
      "Ils peuvent essayer des programmes, mais pas encore lancer de calculs. Ce site n’envoie pas de courriel : le cadeau vient quand vous les accueillez.",
    showAll: "Montrer tout le monde",
    showWaiting: "Montrer qui attend",
  },
  notFound: {
    title: "Personne de ce nom",
    about: "On trouve un compte par n’importe quelle partie de son nom, de son courriel ou de son identifiant.",
    action: "Montrer tout le monde",
  },
  nobodyWaits: {
    title: "Personne n’attend",
    about: "Les nouveaux venus qui attendent le cadeau de bienvenue sont inscrits ici jusqu’à ce qu’ils l’aient reçu.",
  },
  noun: "comptes",
  table: "Clients",
  name: "Nom",
  jobs: "Calculs",
  balance: "Solde",
  spent: "Dépensé",
  joined: "Inscrit",
  admin: "Admin",
  isNew: "Nouveau",
  has: "{name} a maintenant {money}",
  welcome: {
    open: "Accueillir<hidden> {name}</hidden>",
    title: "Accueillir {name}",
    about:
      "Donne à ce compte le cadeau de bienvenue de la ville, {gift}, sans que son adresse soit confirmée. Faites-le pour les gens que vous connaissez.",
    confirm: "Accueillir",
    cancel: "Pas encore",
  },
  password: {
    open: "Nouveau mot de passe<hidden> pour {name}</hidden>",
    title: "Laisser {name} choisir un nouveau mot de passe",
    about:
      "Assurez-vous que la demande vient vraiment de cette personne. Son mot de passe reste valable jusqu’à ce que le lien serve ; toutes ses sessions prennent alors fin.",
    submit: "Créer le lien",
    busy: "Création du lien",
    made: {
      title: "Un lien pour {name}",
      about:
        "Ne le donnez qu’à cette personne : qui l’ouvre contrôle le compte. Il sert une seule fois, dans la journée, et n’est montré qu’une fois.",
      label: "Lien",
    },
  },
  judge: {
    open: "Statut<hidden> de {name}</hidden>",
    title: "Le statut de {name}",
    about: "Il vaut aussitôt. La personne lit votre raison.",
    standing: "Statut",
    standings: {
      none: "Comme tous",
      approved: "Approuvé",
      limited: "Restreint",
      frozen: "Gelé",
      banned: "Banni",
    },
    does: {
      none: "Les calculs attendent un modérateur si la règle de la ville le veut.",
      approved: "Les calculs démarrent aussitôt, quel que soit leur budget.",
      limited: "Chaque nouveau calcul attend un modérateur. Ceux qui tournent continuent.",
      frozen: "Les calculs reposent et aucun n’est soumis. Les budgets restent retenus ; le dégel met fin à tout cela.",
      banned:
        "Les calculs ouverts sont annulés et leurs budgets rendus. La personne n’en soumet plus, mais peut encore lire ses résultats.",
    },
    confirm: "Fixer le statut",
    hint: "Pour le client, et au journal d’audit.",
    done: "Le statut de {name} a changé",
  },
  give: {
    open: "Donner de l’argent<hidden> à {name}</hidden>",
    title: "Donner de l’argent à {name}",
    about: "Versé aussitôt à ce compte sur les dons de la ville. Un don ne peut pas être repris.",
    confirm: "Donner",
    cancel: "Ne rien donner",
    amount: "Montant",
    currency: "$ CA",
    example: "25,00",
    note: "Note",
    noteHint: "Sur le relevé du client et au journal d’audit.",
    refused: "Rien n’a encore été donné : voyez les champs marqués.",
  },
};
