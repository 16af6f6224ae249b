import { english, french, refusal } from "./refusal";

/** Links by which bytes of a bucket go through the site. */
export const relayRefusals = {
  "relay-link-over": refusal("NOT_FOUND", {
    en: "This link has expired, or was used: each is for one transfer. Ask for another.",
    fr: "Ce lien a expiré ou a servi : chacun est pour un transfert. Demandez-en un autre.",
  }),
  "relay-full": refusal("UNAVAILABLE", {
    en: "Too many bytes go through this site at the moment. Try again in a few seconds.",
    fr: "Trop d’octets passent par ce site en ce moment. Réessayez dans quelques secondes.",
  }),
  "relay-other-length": refusal<{ bytes: number }>("TOO_LARGE", {
    en: ({ bytes }) => `This link is for ${english(bytes)} bytes: send exactly as many.`,
    fr: ({ bytes }) => `Ce lien est pour ${french(bytes)} octets : envoyez-en exactement autant.`,
  }),
  "relayed-object-changed": refusal("CONFLICT", {
    en: "The object is another than when its job was submitted. Submit a job over what is there now.",
    fr: "L’objet n’est plus celui du moment où le calcul a été soumis. Soumettez un calcul sur ce qui s’y trouve maintenant.",
  }),
  "relayed-object-gone": refusal("NOT_FOUND", {
    en: "There is no such object in the bucket any more. Put it back, or submit a job without it.",
    fr: "Cet objet n’est plus dans le compartiment. Remettez-le, ou soumettez un calcul sans lui.",
  }),
  "relayed-bucket-forbids": refusal("FORBIDDEN", {
    en: "The bucket does not allow this with its connection's keys. Check the connection on the account page.",
    fr: "Le compartiment ne le permet pas avec les clés de sa connexion. Vérifiez la connexion sur la page du compte.",
  }),
  "relayed-bucket-away": refusal("UNAVAILABLE", {
    en: "The bucket cannot be reached through this site. Try again later, or check the connection on the account page.",
    fr: "Le compartiment ne peut pas être joint par ce site. Réessayez plus tard, ou vérifiez la connexion sur la page du compte.",
  }),
};
