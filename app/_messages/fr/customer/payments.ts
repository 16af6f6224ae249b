import type { Translation } from "../../translation";

export const payments: Translation["customer"]["payments"] = {
  title: "Paiements",
  lead: "L’argent que vous versez paie vos calculs, après les cadeaux de la ville.",
  free: { label: "Versé et pas encore dépensé", detail: "Avec les cadeaux, vous disposez de {money}." },
  owed: {
    title: "Vous devez {money}",
    text: "Un paiement a été repris après avoir été dépensé ; vos calculs sont donc au repos. Versez cette somme et ils continuent d’eux-mêmes ; rien n’en est perdu.",
  },
  waiting: {
    title: "En attente de la banque",
    text: "Votre paiement de {money} est en cours de confirmation. Cette page montrera votre solde dès que ce sera fait ; vous pouvez aussi la fermer.",
  },
  payIn: {
    title: "Payer par carte",
    about: "Vous payez sur une page de Stripe. La ville ne voit jamais le numéro de votre carte.",
    amount: "Montant",
    hint: "De {min} à {max}.",
    submit: "Aller payer",
    busy: "Ouverture de la page de paiement",
    none: "Cette ville ne prend pas de cartes. Demandez à ses administrateurs comment payer par virement : ce qu’ils inscrivent paraît ici et dans votre relevé.",
  },
  topUps: {
    title: "Recharge automatique",
    about:
      "Une carte enregistrée est débitée quand ce que vous pouvez dépenser, cadeaux compris, passe sous un montant",
    saving: {
      title: "Enregistrement de la carte",
      text: "Le service de paiement par carte en informe la ville. Cela prend quelques secondes ; vous pouvez aussi fermer cette page.",
    },
    off: {
      title: "La carte n’est plus débitée",
      declined:
        "La banque a refusé le dernier essai, et rien n’a été débité. Réessayez ci-dessous quand la carte est en règle, ou enregistrez-en une autre.",
      "needs-owner":
        "La banque veut vous voir avant de payer, et rien n’a été débité. Enregistrez la carte encore une fois : la banque vous interrogera alors.",
      unanswered:
        "Pendant un jour, personne n’a pu dire si le dernier essai a été payé. Si oui, il sera encore ajouté à votre solde.",
      "taken-back":
        "Un de vos paiements par carte est reparti : il a été remboursé, ou est contesté à la banque. La carte ne sera débitée de nouveau que si vous le dites ci-dessous.",
    },
    card: "Carte {brand} se terminant par {digits}.",
    month: "Ce mois-ci, en UTC, {spent} sur {most} ont été débités.",
    monthIsFull: "Elle ne sera plus débitée avant la fin du mois.",
    below: "Quand il reste moins de",
    amount: "Débiter la carte de",
    monthly: "Au plus, par mois",
    hints: {
      below: "Les calculs en cours gardent ce qui a été mis de côté pour eux.",
      amount: "De {min} à {max} chaque fois, et aussi souvent qu’il le faut.",
      monthly: "Jusqu’à {most}. Les mois sont en UTC.",
    },
    save: "Enregistrer une carte",
    change: "Enregistrer les montants",
    again: "Débiter cette carte de nouveau",
    another: "Enregistrer de nouveau une carte",
    changed: "Enregistré",
    remove: {
      open: "Retirer la carte",
      title: "Retirer la carte se terminant par {digits} ?",
      about:
        "Elle ne sera plus débitée, et le service de paiement l’oubliera. Un paiement sur lequel la banque décide peut encore arriver ; il sera alors ajouté à votre solde.",
      confirm: "La retirer",
      done: "La carte est retirée",
    },
  },
  alert: {
    aboutMembers:
      "Un courriel à ses propriétaires et trésoriers quand ce qu’elle peut dépenser, cadeaux compris, passe sous un montant",
    title: "Quand votre solde baisse",
    about: "Un courriel à votre adresse quand ce que vous pouvez dépenser, cadeaux compris, passe sous un montant",
    below: "M’écrire en dessous de",
    hint: "De {min} à {max}. Un courriel par baisse, et au plus un par jour.",
    save: "Enregistrer",
    off: "Pas de courriels",
    saved: "Enregistré : vous recevrez un courriel quand il restera moins de {money}",
    ended: "Vous ne recevrez pas de courriels sur votre solde",
    on: "Vous recevez un courriel quand il reste moins de {money}.",
    isBelow: "Il vous reste moins que cela en ce moment.",
    "city-sends-no-mail": "Cette ville n’envoie pas de courriels ; elle ne peut donc pas vous écrire.",
    "address-unproven": "Confirmez d’abord votre adresse : les courriels ne vont qu’à des adresses confirmées.",
  },
  billing: {
    title: "Adresse de facturation",
    about: "Sur les relevés, et sur les factures émises à partir de maintenant. Ce qui a été émis reste tel quel.",
    name: "Nom",
    nameHint: "Le vôtre, ou celui d’une entreprise ou d’un institut",
    address: "Adresse",
    addressHint: "Au plus {lines} lignes",
    taxNumber: "Numéro de taxe",
    taxNumberHint: "Le vôtre, si votre comptabilité le veut sur les factures",
    save: "Garder cette adresse",
    saved: "Enregistrée",
    remove: "La retirer",
    removed: "Retirée",
  },
  invoices: {
    title: "Vos factures",
    about: "Une pour chaque mois où vos calculs ont coûté quelque chose, émise quand la ville clôt le mois",
    none: "Aucune pour l’instant.",
    what: "Document",
    total: "Reçus",
    paid: "De vos versements",
    files: "Fichiers",
    kinds: { invoice: "Facture nº {number}", "credit-note": "Avoir nº {number} sur la facture nº {corrects}" },
    pdf: "PDF du nº {number}",
    csv: "CSV du nº {number}",
  },
  list: {
    title: "Vos paiements par carte",
    none: "Aucun pour l’instant.",
    when: "Quand",
    amount: "Montant",
    state: "État",
    bySavedCard: "Par la carte enregistrée",
    states: {
      open: "Pas encore confirmé",
      paid: "Versé",
      failed: "Non payé",
      expired: "Pas terminé",
    },
    backs: {
      refund: {
        asked: "{money} en route vers votre carte",
        open: "{money} en route vers votre carte",
        done: "{money} retournés à votre carte",
        undone: "Un remboursement de {money} a échoué ; l’argent est de nouveau à vous ici",
      },
      dispute: {
        asked: "{money} contestés à la banque, et retenus jusqu’à sa décision",
        open: "{money} contestés à la banque, et retenus jusqu’à sa décision",
        done: "{money} contestés, et repris par la banque",
        undone: "{money} contestés ; la banque les a laissés ici",
      },
    },
  },
};
