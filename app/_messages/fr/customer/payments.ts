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
    about: "Vous payez sur une page de Stripe. La ville ne voit jamais votre carte.",
    amount: "Montant",
    hint: "De {min} à {max}.",
    submit: "Aller payer",
    busy: "Ouverture de la page de paiement",
    none: "Cette ville ne prend pas de cartes. Demandez à ses administrateurs comment payer par virement : ce qu’ils inscrivent paraît ici et dans votre relevé.",
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
