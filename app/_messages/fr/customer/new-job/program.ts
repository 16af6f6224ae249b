import type { Translation } from "../../../translation";

export const program: Translation["customer"]["newJob"]["program"] = {
  title: "Programme",
  about:
    "Une commande WASI (.wasm, à partir de C, C++, Rust, Go, Zig…), un module JavaScript ou du Python, en fichier ou écrit ici",
  choose: "Choisir le programme",
  chooseAnother: "En choisir un autre",
  chooseInstead: "Choisir plutôt un fichier",
  edit: "Le modifier ici",
  editBusy: "Lecture",
  write: "Écrire en {language}",
  understood: "Ce qui a été compris du programme",
  nothing: "Ce qui est compris du programme s’affiche ici.",
  reading: "Lecture du programme…",
  editor: "Le programme",
  editorHint:
    "Essayé ici sur les premières entrées à mesure que vous tapez. Ctrl et Espace complète ; Tab quitte l’éditeur.",
  writtenName: "Ma fonction",
  writtenComment: "Appelée une fois par entrée. Ce qu’elle rend est la sortie de l’unité.",
  warnings: "Cela pourrait se comporter autrement sur les appareils que vous ne l’attendez",
  script: {
    tooLong: "Ce script est trop long pour être modifié ici",
    unread: "Le script n’a pas pu être lu",
    elsewhere: "Modifiez-le là où vous l’avez écrit, puis choisissez-le de nouveau.",
    again: "Rien n’a été modifié. Réessayez.",
  },
  shared: {
    title: "Fichiers partagés par toutes les unités",
    none: "une base de données, un modèle, une bibliothèque",
    count: "{count, plural, one {{files} fichier} other {{files} fichiers}}",
    about:
      "Chaque appareil les télécharge une seule fois. Les changements qu’une unité y apporte ne sont visibles que par elle.",
    path: "Chemin de {file}",
    add: "Ajouter des fichiers",
  },
  back: {
    title: "Ce qui revient",
    about: "la sortie standard, toujours ; des fichiers et des codes de sortie, en les nommant",
    outputs: "Fichiers qui reviennent",
    outputsHint:
      "Des chemins où le programme écrit, un par ligne. Un fichier absent à la fin d’une unité est laissé de côté.",
    bucket: "Compartiment pour les sorties",
    bucketHint:
      "Un nom dans un de vos compartiments, fait de '{job}', '{unit}', '{name}', '{part}' et '{hash}'. Les appareils y déposent les sorties ; la ville ne les a jamais.",
    exitCodes: "Codes de sortie de réussite",
    exitCodesHint:
      "Les solveurs se terminent souvent par 10 ou 20, par exemple. Avec tout autre code, l’unité a échoué.",
  },
};
