import type { Translation } from "../../translation";

export const field: Translation["admin"]["field"] = {
  title: "Les lampes de la ville",
  about:
    "Une lampe par appareil, éclairée par ses cœurs au travail ; plus un appareil a de cœurs, plus sa lampe est grande.",
  aboutFirst:
    "Une lampe par appareil, éclairée par ses cœurs au travail. On voit ici les {shown} premières sur {devices}.",
  empty: {
    title: "Aucune lampe n’est allumée",
    about:
      "Aucun appareil n’est connecté en ce moment. Le premier paraîtra dès que quelqu’un ouvrira la page d’accueil et appuiera sur le bouton.",
    action: "Allumer cet appareil",
  },
  others: "Autres",
  devices: "{devices} {count, plural, one {appareil} other {appareils}}",
  group: "{name} : {devices}, {cores}.",
  lamp: {
    told: "{device} : {does}",
    offersNone: "n’offre aucun cœur pour l’instant",
    idle: "{count, plural, one {son cœur est au repos} other {aucun des {cores} cœurs au travail}}",
    busy: "{count, plural, one {{busy} cœur sur {cores} au travail} other {{busy} des {cores} cœurs au travail}}",
    busyOn:
      "{count, plural, one {{busy} cœur sur {cores} au travail} other {{busy} des {cores} cœurs au travail}} : {job}",
  },
};
