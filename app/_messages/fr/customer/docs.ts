import type { Translation } from "../../translation";

export const docs: Translation["customer"]["docs"] = {
  title: "Documentation",
  allPages: "Toutes les pages",
  search: "Chercher dans les pages",
  found: "« {query} »",
  none: "Aucun passage ne contient tous ces mots",
  noneMore: "Essayez l’un d’eux, ou le nom d’un champ tel qu’il figure dans le manifeste.",
  reference: "Référence de l’API",
  referenceAbout: "Chaque opération avec ses champs, ses réponses et ses refus.",
  untranslated: "Cette page n’est pas encore traduite : elle est en anglais.",
  example: "Exemple",
  table: "Tableau",
  operations: {
    language: "Ce que fait chaque opération et ce que dit chaque champ est décrit en anglais, comme dans le contrat.",
    intro:
      "Chaque opération sous <root></root>, d’après le contrat sur lequel le serveur lui-même tourne. Pour les générateurs, il existe aussi comme <openapi>document OpenAPI</openapi>, et <way>l’introduction</way> donne des exemples.",
    client: "<id></id> dans le client ; pour : <audience></audience>.",
    details: "Champs et réponses",
    input: "Entrée",
    answer: "Réponse",
    line: "Chaque ligne",
    refusals: "Refuse avec <codes></codes>.",
    field: "Champ",
    type: "Type",
    about: "À son sujet",
    tags: {
      programs: "Programmes",
      jobs: "Calculs",
      results: "Résultats",
      storage: "Stockage",
      account: "Compte",
      city: "Ville",
      admin: "Administration",
    },
  },
  pages: {
    "job-manifest": {
      name: "Le manifeste d’un calcul",
      about: "Programmes, entrées, limites, vérification et résultats : chaque champ d’un calcul, avec des exemples.",
    },
    languages: {
      name: "Langages",
      about:
        "Python, C, Rust, AssemblyScript et JavaScript : ce qui tourne, comment on le construit, ce que coûte le démarrage.",
    },
    storage: {
      name: "Votre propre stockage",
      about: "Compartiments : comment on les connecte, ce qui leur est demandé, ce qui est conservé.",
    },
    api: {
      name: "API, clients et ligne de commande",
      about: "L’API HTTP, la ligne de commande et les clients pour TypeScript et Python, du début à la fin.",
    },
    errors: {
      name: "Erreurs",
      about: "Ce que signifie chaque refus, unité échouée ou calcul suspendu, et ce qu’il faut faire.",
    },
    button: {
      name: "Le bouton sur votre site",
      about:
        "Les visiteurs d’un jeu ou d’un site allument une lampe pour lui : ajouté en dix minutes, avec de quoi convaincre les méfiants.",
    },
    "running-a-city": {
      name: "Faire tourner une ville",
      about: "Pour les administrateurs : démarrage, sauvegardes, mises à jour, réglages, et ce qu’il faut surveiller.",
    },
    runbook: {
      name: "Que faire quand…",
      about: "Pour les administrateurs : que faire devant chaque ligne de la page de santé.",
    },
    receipts: {
      name: "Reçus",
      about:
        "Ce que la ville certifie pour chaque unité réglée, comment le prouver hors ligne, et ce qui n’est pas prouvé.",
    },
    limits: { name: "Limites", about: "Ce qu’un calcul, une unité ou un client peut avoir au plus." },
    prices: {
      name: "Prix",
      about: "Ce qui est facturé, ce qui ne l’est pas, et ce que vaut ici une heure-cœur à côté d’AWS.",
    },
    guarantees: {
      name: "Garanties",
      about: "Ce qui est promis, la commande qui le montre, et ce qu’elle a affiché la dernière fois.",
    },
    sandbox: {
      name: "Le bac à sable",
      about: "Ce qu’un programme peut et ne peut pas faire sur l’appareil de quelqu’un, et ce qui l’en empêche.",
    },
    devices: {
      name: "Appareils et navigateurs",
      about:
        "Ce qu’il faut à un navigateur pour allumer une lampe, ce qui a été essayé sur quels appareils, et ce qui ne l’a pas été.",
    },
    "threat-model": {
      name: "Modèle de menaces",
      about: "Qui peut attaquer qui ici, ce qui l’arrête, et ce qui ne l’arrête pas.",
    },
  },
};
