import type { Translation } from "../../translation";

export const audit: Translation["admin"]["audit"] = {
  title: "Journal d’audit",
  lead: "Qui a fait quoi, du plus récent au plus ancien.",
  empty:
    "Rien n’a encore été fait. Les calculs soumis, les appareils bannis, l’argent donné et chaque arrêt de la ville sont consignés ici.",
  nothingOlder: "Le journal d’audit commence après ce point : rien n’y est plus ancien.",
  pages: "Pages du journal d’audit",
  when: "Quand",
  who: "Qui",
  did: "Action",
  subject: "Objet",
  detail: "Détail",
};
