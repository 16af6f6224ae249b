import type { Translation } from "../../../translation";

export const page: Translation["customer"]["newJob"]["page"] = {
  title: "Nouveau calcul",
  lead: "Un programme et ses entrées. Déposez des fichiers n’importe où ou écrivez-le ici, essayez-le, puis lancez-le sur la ville.",
  allJobs: "Tous les calculs",
  documentation: "Documentation",
  preview: "Aperçu",
  tabs: { label: "Façons de décrire le calcul", form: "Formulaire", manifest: "Manifeste" },
  step: "{title}<state>{done, select, true {, complet} other {, à remplir}}</state>",
  drop: {
    title: "Déposez n’importe où",
    about:
      "Un .wasm, .mjs ou .py devient le programme, un texte les entrées, le reste des fichiers partagés. Un manifest.json remplit tout le formulaire.",
  },
  samples: { open: "Exemples", heading: "Remplir le formulaire avec" },
  manifest: {
    label: "Manifeste",
    noun: "le manifeste",
    hint: "Le format de l’API et de la ligne de commande. Les fichiers qu’il nomme vous seront demandés : déposez-les sur cette page.",
    fill: "Remplir le formulaire",
    undo: "Annuler mes modifications",
    notJson: "Ce n’est pas du JSON : {why}",
  },
  files: {
    sending: "Envoi",
    sent: "envoyé",
    progress: "{sent} sur {bytes}",
    progressOfFiles: "{sent} sur {bytes}, {done} fichiers sur {files}",
    moreRefusals: "et {count} autres semblables.",
    refused: "{file} : {why}",
    tooBigProgram:
      "{file} fait {bytes} ; un programme peut faire {max}. Rien n’a été envoyé. Mettez plutôt ses données dans des fichiers partagés.",
    tooBig:
      "{file} fait {bytes} ; un fichier peut faire {max}. Rien n’a été envoyé. Découpez-le, et soumettez un calcul pour chaque partie.",
    empty: "{file} est vide, il n’y a donc rien à calculer. Choisissez un autre fichier.",
    dropHere: "déposez-le ici",
    uploaded: "envoyé",
    remove: "Retirer {file}",
    noProgram: "Ce n’est pas un programme",
    noProgramMore:
      "Un programme est une commande .wasm, un module .js ou .mjs, ou un fichier .py. Rien n’a été envoyé.",
    noManifest: "Le manifeste n’a pas pu être lu",
    noManifestMore: "Collez-le sous Manifeste pour voir ce qui ne va pas.",
    pasted: "entrées collées",
  },
  optional: "facultatif",
};
