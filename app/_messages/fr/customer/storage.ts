import type { Translation } from "../../translation";

export const storage: Translation["customer"]["storage"] = {
  title: "Votre stockage",
  about:
    "Les calculs lisent et écrivent vos propres compartiments ; vos données circulent directement entre compartiment et navigateur",
  none: "Aucun compartiment pour l’instant. Connectez-en un qui parle S3, et les entrées d’un calcul pourront être <code>s3://NOM/dossier/*.csv</code>.",
  head: { name: "Nom", bucket: "Compartiment", state: "État", checked: "Vérifié", change: "Modifier" },
  amazon: "Amazon, {region}",
  unchecked: "jamais",
  states: {
    unchecked: "Pas vérifié",
    faulty: "À revoir",
    readOnly: "Fonctionne, en lecture seule",
    works: "Fonctionne",
  },
  corsRules: "Règles CORS",
  connect: {
    open: "Connecter un compartiment",
    change: "Modifier {address}",
    about:
      "Ses clés sont scellées ici et ne seront plus montrées à personne, pas même à vous. Ne leur donnez que les droits dont vos calculs ont besoin.",
    saved: "C’est enregistré. Voici ce que nous et votre navigateur avons pu en faire.",
    again: "Le modifier",
    submit: "Enregistrer et essayer",
    busy: "Essai en cours",
  },
  check: {
    open: "Vérifier<name> {address}</name>",
    about: "Ce que nous et votre navigateur avons pu en faire lors de la dernière vérification.",
    submit: "Vérifier maintenant",
    busy: "Vérification",
  },
  change: "Modifier<name> {address}</name>",
  forget: {
    open: "Oublier<name> {address}</name>",
    title: "Oublier {address} ?",
    about:
      "Ses clés sont effacées d’ici, et les calculs qui s’en servent ne peuvent plus ni le lire ni y écrire. Le contenu du compartiment reste en place.",
    confirm: "L’oublier",
    cancel: "Le garder",
  },
  form: {
    name: "Nom",
    nameHint: "Comme dans s3://NOM/dossier : lettres minuscules, chiffres, traits d’union",
    endpoint: "Point d’accès",
    endpointAside: "vide : Amazon",
    region: "Région",
    bucket: "Compartiment",
    folder: "Dossier",
    optional: "facultatif",
    keyId: "Identifiant de clé d’accès",
    secret: "Clé d’accès secrète",
    keepKeys: "Laissez les deux vides pour garder les clés enregistrées.",
    more: "Plus",
    moreAside: "lecture seule, style par chemin, demandeur payeur, jeton de session",
    readOnly: "Lecture seule",
    readOnlyHint: "Rien n’y est jamais écrit",
    pathStyle: "Style par chemin",
    pathStyleHint:
      "Le nom du compartiment figure dans le chemin ; désactivez-le pour les points d’accès qui le veulent dans le nom d’hôte",
    requesterPays: "Demandeur payeur",
    requesterPaysHint: "Vous payez pour lire le compartiment de quelqu’un d’autre",
    token: "Jeton de session",
    tokenAside: "pour des clés qui expirent",
  },
};
