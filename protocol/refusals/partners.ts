import { refusal } from "./refusal";

/** Games and sites that show the button, and the visits that it opens. */
export const partnerRefusals = {
  "too-many-partners": refusal<{ max: number }>("LIMIT_EXCEEDED", {
    en: ({ max }) => `You have registered ${max} sites, the maximum. Close one first.`,
    fr: ({ max }) => `Vous avez inscrit ${max} sites, le maximum. Fermez-en un d’abord.`,
  }),
  "no-such-partner": refusal<{ partnerId: string }>("NOT_FOUND", {
    en: ({ partnerId }) => `There is no site ${partnerId}. Compare the key with the one on the page of your sites.`,
    fr: ({ partnerId }) => `Il n’y a pas de site ${partnerId}. Comparez la clé avec celle de la page de vos sites.`,
  }),
  "partner-closed": refusal("CONFLICT", {
    en: "This site was closed. Register it again to show its button.",
    fr: "Ce site a été fermé. Inscrivez-le de nouveau pour en montrer le bouton.",
  }),
  "share-changed": refusal("CONFLICT", {
    en: "The share has just changed. Load the window again to see what holds now.",
    fr: "Le partage vient de changer. Rechargez la fenêtre pour voir celui qui vaut maintenant.",
  }),
  "no-such-visit": refusal("NOT_FOUND", {
    en: "There is no such visit of this device.",
    fr: "Cet appareil n’a pas de telle visite.",
  }),
  "too-many-visits": refusal("TOO_MANY_REQUESTS", {
    en: "The lamp was lit too often. Wait some minutes, then try again.",
    fr: "La lampe a été allumée trop souvent. Attendez quelques minutes, puis réessayez.",
  }),
};
