import type { Translation } from "../../translation";

export const welcome: Translation["customer"]["welcome"] = {
  title: "{gift} vous attendent",
  confirm:
    "Ouvrez le lien que nous avons envoyé à {email}, pour confirmer que cette adresse est bien la vôtre. D’ici là, vous pouvez essayer des programmes ici gratuitement ; les faire exécuter par la ville vient ensuite.",
  byHand:
    "Un administrateur de la ville accueille les nouveaux venus en personne et voit que vous vous êtes inscrit. D’ici là, vous pouvez essayer des programmes gratuitement dans votre propre navigateur.",
  sendAgain: {
    submit: "Le renvoyer",
    busy: "Envoi",
    sent: "Le lien est en route",
    failed: "Il n’a pas été envoyé",
  },
};
