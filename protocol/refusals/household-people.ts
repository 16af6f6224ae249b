import { refusal } from "./refusal";

/** People of one household. Moments are days, as 2026-12-31. */
export const householdPeopleRefusals = {
  "no-such-household-link": refusal("NOT_FOUND", {
    en: "This invitation was used, withdrawn, or is over. Ask for a new one.",
    fr: "Cette invitation a servi, a été retirée ou n’est plus valable. Demandez-en une nouvelle.",
  }),
  "not-running-household": refusal("CONFLICT", {
    en: "Only the person who runs your household does this.",
    fr: "Seule la personne qui gère votre foyer peut faire cela.",
  }),
  "own-household-link": refusal("CONFLICT", {
    en: "This is your own invitation. Send it to the person whom you invite.",
    fr: "C’est votre propre invitation. Envoyez-la à la personne que vous invitez.",
  }),
  "in-household-already": refusal("CONFLICT", {
    en: "You are in this household already.",
    fr: "Vous faites déjà partie de ce foyer.",
  }),
  "in-another-household": refusal("CONFLICT", {
    en: "You share another household. A person is in one at a time.",
    fr: "Vous partagez un autre foyer. On n’est que d’un foyer à la fois.",
  }),
  "kin-of-another-household": refusal<{ until: string }>("CONFLICT", {
    en: ({ until }) =>
      `You left a household lately, and count as one of it until ${until}. You may join or found another one after that.`,
    fr: ({ until }) =>
      `Vous avez quitté un foyer il y a peu et en faites encore partie jusqu’au ${until}. Vous pourrez ensuite en rejoindre ou en fonder un autre.`,
  }),
  "household-full": refusal<{ max: number }>("LIMIT_EXCEEDED", {
    en: ({ max }) => `A household has at most ${max} people, and who left counts for ninety days.`,
    fr: ({ max }) =>
      `Un foyer compte au plus ${max} personnes, et qui l’a quitté compte encore quatre-vingt-dix jours.`,
  }),
  "too-many-household-invitations": refusal<{ max: number }>("LIMIT_EXCEEDED", {
    en: ({ max }) => `You have ${max} open invitations. End them first.`,
    fr: ({ max }) => `Vous avez ${max} invitations ouvertes. Mettez-y fin d’abord.`,
  }),
  "too-many-household-changes": refusal<{ max: number }>("TOO_MANY_REQUESTS", {
    en: ({ max }) => `The people of a household may be changed ${max} times a day. Try again tomorrow.`,
    fr: ({ max }) => `On peut changer les personnes d’un foyer ${max} fois par jour. Réessayez demain.`,
  }),
  "alone-in-household": refusal("CONFLICT", {
    en: "You share your household with nobody, so there is nothing to leave.",
    fr: "Vous ne partagez votre foyer avec personne ; il n’y a rien à quitter.",
  }),
  "no-such-housemate": refusal("NOT_FOUND", {
    en: "This person is not in your household.",
    fr: "Cette personne n’est pas de votre foyer.",
  }),
};
