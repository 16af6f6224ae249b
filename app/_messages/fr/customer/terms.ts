import type { Translation } from "../../translation";

export const terms: Translation["customer"]["terms"] = {
  title: "Conditions",
  back: "Lamplighter",
  lead: "Les conditions du {date}",
  ahead: "D’autres conditions valent à partir du {date} : <link>lisez-les</link>.",
  notYet: "Ces conditions valent à partir du {date}.",
  privacy: "Ce qui est conservé à votre sujet, pourquoi et combien de temps",
  ask: {
    title: "Les conditions du {date}",
    text: "Vous n’y avez pas encore consenti. <link>Lisez-les</link> : elles disent ce que la ville, ses clients et ses résidents se doivent.",
    accept: "J’y consens",
    busy: "Enregistrement",
  },
};
