import type { Translation } from "../../translation";

export const account: Translation["customer"]["account"] = {
  title: "Compte",
  brokenLink: {
    title: "Le lien de votre courriel n’a pas fonctionné",
    text: "Il a déjà servi ou il est échu ; rien n’a été modifié.",
  },
  free: { label: "Disponible", detail: "Les nouveaux calculs y réservent leur budget." },
  held: { label: "Réservé pour des calculs", detail: "Ce qu’ils n’utilisent pas revient ici." },
  earned: { label: "Gagné par votre foyer", detail: "Par les appareils que vous avez prêtés à la ville." },
  makeKey: {
    open: "Créer une clé",
    title: "Créer une clé d’API",
    about: "Qui détient la clé peut agir en votre nom. Vous pouvez la révoquer ici à tout moment.",
    submit: "Créer la clé",
    busy: "Création de la clé",
    name: "Nom",
    nameHint: "Où elle sert : mon portable, le serveur du labo",
    nameMissing: "Donnez à la clé un nom d’au plus {max} caractères, par exemple celui de la machine qui l’utilise.",
    expires: "Expire",
    expiry: { "30": "Dans 30 jours", "90": "Dans 90 jours", "365": "Dans un an", never: "Jamais" },
    made: {
      title: "Votre nouvelle clé",
      about: "Copiez-la maintenant : elle n’est montrée qu’une fois et n’est conservée nulle part.",
      label: "Clé d’API",
    },
  },
};
