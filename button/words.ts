/** What the button says, by what is true of it. */
export const WORDS = {
  en: {
    off: "Light the lamp",
    opening: "Continue in the small window",
    ready: "The lamp waits for work",
    running: "The lamp is lit",
    blocked: "The small window was blocked: allow pop-ups here, and press again",
    apart: "The small window has no contact with this page: close it, and press again",
    unset: "This button lacks its partner or city",
  },
  fr: {
    off: "Allumer la lampe",
    opening: "Continuez dans la petite fenêtre",
    ready: "La lampe attend du travail",
    running: "La lampe éclaire",
    blocked: "La petite fenêtre a été bloquée : permettez-la ici, et appuyez de nouveau",
    apart: "La petite fenêtre n’a pas de lien avec cette page : fermez-la, et appuyez de nouveau",
    unset: "Il manque à ce bouton son partenaire ou sa ville",
  },
};

export type Shown = keyof (typeof WORDS)["en"];
