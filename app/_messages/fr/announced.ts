import type { Translation } from "../translation";

export const announced: Translation["announced"] = {
  title: "Annoncé",
  of: {
    "core-hour-price":
      "À partir du <time></time>, une heure-cœur coûte {value}. Un calcul soumis avant garde le prix d’aujourd’hui.",
    "residents-share":
      "À partir du <time></time>, les habitants reçoivent {value} % du prix. Les calculs soumis avant gardent la part d’aujourd’hui.",
    "partners-share":
      "À partir du <time></time>, un site portant le bouton peut demander jusqu’à {value} % du gain d’un appareil.",
    "welcome-gift": "À partir du <time></time>, les nouveaux clients reçoivent {value}.",
  },
};
