import type { Translation } from "../../translation";

export const checking: Translation["customer"]["checking"] = {
  millions: "{count, plural, =1 {un million} other {{millions} millions}}",
  once: "Chaque unité est calculée une seule fois et acceptée telle quelle : personne ne la vérifie.",
  adaptive:
    "Vérifié de sorte qu’au plus un résultat sur {oneIn} soit faux, même si un foyer sur {liars} ment pour lui-même dans un dixième de ses réponses ou plus.",
  sameBytes:
    "Compté dès que {households, plural, =2 {deux} =3 {trois} =4 {quatre} =5 {cinq} other {#}} foyers différents ont rendu les mêmes octets : ainsi vérifié, au plus un résultat sur {oneIn} est faux, même si un foyer sur {liars} ment.",
  equalAnswers:
    "Compté dès que {households, plural, =2 {deux} =3 {trois} =4 {quatre} =5 {cinq} other {#}} foyers différents ont rendu des réponses égales : ainsi vérifié, au plus un résultat sur {oneIn} est faux, même si un foyer sur {liars} ment.",
  asJson: {
    absolute:
      "Les réponses sont comparées comme du JSON : leurs nombres peuvent différer d’au plus {absolute}. La première des réponses égales est le résultat.",
    relative:
      "Les réponses sont comparées comme du JSON : leurs nombres peuvent différer d’au plus {relative} fois le plus grand. La première des réponses égales est le résultat.",
    both: "Les réponses sont comparées comme du JSON : leurs nombres peuvent différer d’au plus {absolute}, ou {relative} fois le plus grand. La première des réponses égales est le résultat.",
  },
  byProgram: "Votre propre fonction dit quelles réponses sont égales. La première des réponses égales est le résultat.",
};
