import type { Translation } from "../../translation";

export const payments: Translation["admin"]["payments"] = {
  title: "Paiements",
  lead: "Ce que les clients ont payé par carte, et ce qui est retourné.",
  off: {
    title: "Cette ville ne prend pas de cartes",
    text: "Définissez STRIPE_SECRET_KEY et STRIPE_WEBHOOK_SECRET sur le serveur pour en prendre. Les paiements par banque s’inscrivent à côté du nom d’un client, sous Clients.",
  },
  list: {
    title: "Paiements par carte",
    none: "Personne n’a encore payé par carte.",
    customer: "Client",
    when: "Quand",
    state: "État",
    amount: "Montant",
    deleted: "un compte supprimé",
    bySavedCard: "Par une carte enregistrée, car le solde était bas",
    states: { open: "Pas encore payé", paid: "Payé", failed: "Non payé", expired: "Pas terminé" },
    backs: {
      refund: {
        asked: "Remboursement de {money} : le service n’a pas encore répondu",
        open: "Remboursement de {money} en cours",
        done: "Remboursé : {money}",
        undone: "Échec du remboursement de {money}",
      },
      dispute: {
        asked: "Contesté : {money}",
        open: "Contesté : {money}. Répondez à la banque dans le tableau de bord de Stripe",
        done: "Contestation perdue : {money}",
        undone: "Contestation gagnée : {money}",
      },
    },
  },
  refund: {
    open: "Rembourser<name> {amount}</name>",
    title: "Rembourser {customer}",
    about:
      "L’argent retourne à la carte qui a payé, et nulle part ailleurs. Seul ce que le client n’a ni dépensé ni réservé à des calculs peut retourner.",
    amount: "Montant",
    amountHint: "Au plus {money}.",
    confirm: "Rembourser",
    cancel: "Pas maintenant",
    refused: "Rien n’a encore été remboursé : voyez le champ marqué.",
    sent: "Remboursé",
    waits: "Le service n’a pas répondu ; la demande sera répétée d’elle-même",
  },
  unplaced: {
    title: "Argent qui ne correspond à rien ici",
    about:
      "Signé par le service, mais pour des paiements que ce site n’a pas commencés, ou d’un autre montant ou d’une autre monnaie. Cherchez-les dans le tableau de bord de Stripe.",
    none: "Rien : tout ce que le service a annoncé a sa place.",
    what: "Quoi",
    number: "Le numéro du service",
    amount: "Montant",
    kinds: { checkout: "Paiement", refund: "Remboursement", dispute: "Contestation" },
  },
};
