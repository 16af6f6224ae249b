import type { Translation } from "../translation";

export const button: Translation["button"] = {
  back: "Prêter des cœurs",
  title: "Le bouton, pour les méfiants",
  lead: "Un jeu ou un site vous demande d’allumer une lampe. Voici ce que fait son bouton, ce qu’il ne peut pas faire, et comment le vérifier sans nous croire.",
  picture: {
    title: "Qui est où, et ce qui passe de l’un à l’autre",
    page: {
      title: "La page qui montre le bouton",
      text: "Dessine une lampe et une jauge. Aucune partie d’un calcul n’y tourne.",
    },
    fromPage: "La clé du site, et le nom qu’il donne à son joueur",
    toPage: "Allumée ou non, et combien de résultats sont vérifiés",
    window: {
      title: "Une petite fenêtre de la ville",
      text: "Sa barre d’adresse montre {host}. Vous y lisez qui demande, choisissez combien de cœurs, et appuyez.",
    },
    toBox: "Un morceau de calcul, et ce qu’il lit",
    fromBox: "Sa réponse",
    box: {
      title: "Une boîte scellée dans celle-ci",
      text: "Calcule. Elle n’a ni réseau, ni fichiers, ni caméra, et rien de vous.",
    },
  },
  does: {
    title: "Ce qu’il fait",
    draws: "Il dessine un bouton. Rien ne tourne, et rien n’est téléchargé d’autre que ce seul script.",
    opens: "Quand vous appuyez, une petite fenêtre de {city} s’ouvre. Sa barre d’adresse montre {host}.",
    asks: "Dans cette fenêtre, vous lisez qui demande et comment le gain est partagé, choisissez combien de cœurs, et appuyez sur « Allumer ».",
    computes:
      "De petits morceaux de calculs y sont alors faits, sous vos yeux, jusqu’à ce que vous appuyiez sur « Arrêter », fermiez la fenêtre ou quittiez la page qui l’a ouverte.",
  },
  cannot: {
    title: "Ce qu’il ne peut pas faire",
    start: {
      title: "Commencer de lui-même",
      text: "Pour allumer, il faut que vous appuyiez dans la fenêtre de la ville, et seulement après que cette fenêtre est restée devant, assez grande et immobile, pendant une seconde. Un clic qu’une page provoque, la seconde moitié d’un double clic, une pression pendant que quelque chose bouge, ou une pression commencée avant et maintenue n’allument rien.",
    },
    compute: {
      title: "Calculer dans la page qui le montre",
      text: "Aucun code d’un calcul et aucun « worker » n’y tournent, et les pages de la ville refusent d’être mises dans un cadre.",
    },
    hide: {
      title: "Se cacher",
      text: "Il tourne dans une fenêtre que vous voyez dans votre barre des tâches, et finit avec elle.",
    },
    tell: {
      title: "Dire à la page qui vous êtes",
      text: "La page apprend si la lampe est allumée et combien de travail vérifié en est sorti. Elle ne reçoit ni appareil, ni compte, ni adresse, ni processeur ; la visite suivante a un autre numéro.",
    },
    store: {
      title: "Conserver quoi que ce soit pour la page, ou lire quoi que ce soit d’elle",
      text: "Le script ne pose aucun témoin (cookie), n’utilise aucun stockage et ne demande rien au réseau.",
    },
  },
  check: {
    title: "Comment le vérifier",
    script: {
      title: "Lire le script",
      text: "<link>Ce que sert cette ville</link> a {bytes} octets, et sa source est le dossier « button » du projet. Une page qui nomme son empreinte reçoit ce script, ou aucun. Comparez :",
      command: "Affiche l’empreinte de ce qui vous est servi",
      hash: "L’empreinte qui doit s’afficher",
    },
    tools: {
      title: "Le regarder dans les outils de développement",
      text: "Sur la page qui montre le bouton, « Réseau » montre le script et rien d’autre de nous, et « Sources » aucun « worker ». Dans la fenêtre, « Réseau » montre arriver les programmes et les entrées des calculs, et l’usage du processeur tombe aussitôt que vous appuyez sur « Arrêter ».",
    },
    attacks: {
      title: "L’attaquer",
      text: "Ce qu’il ne peut pas faire est tenté par une suite d’attaques dans Chromium, Firefox et WebKitGTK. Lancez-la vous-même :",
      command: "Les attaques contre le bouton",
      box: "Essayer les attaques contre la boîte scellée, dans ce navigateur",
    },
    owners: "Pour qui tient un site : ajouter le bouton",
  },
};
