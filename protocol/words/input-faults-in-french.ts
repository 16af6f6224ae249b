import type { InputFaultWords } from "../manifest/input-fault";
import { programFaultsInWords } from "./program-fault-in-words";
import { unreachedInWords } from "./unreached-in-words";

const inBraces = (names: readonly string[]) => names.map((name) => `{${name}}`).join(", ");

export const INPUT_FAULTS_IN_FRENCH: InputFaultWords = {
  "no-character": () => "contient un caractère qui n’en est pas un (NUL, ou une moitié)",
  "no-length": () => "contient une longueur ou une taille qui n’est pas un nombre",
  "unseen-characters": () =>
    "contient des caractères invisibles : retapez-le, en lettres, en chiffres et en signes ordinaires",
  program: ({ faults }) => programFaultsInWords(faults, "fr"),
  "no-job-name": () => "donnez un nom au calcul",
  "job-id": () => "l’identifiant d’un calcul ressemble à job_0123456789abcdef",
  "blob-name": () => "un blob se nomme par 64 chiffres hexadécimaux",
  "backward-range": () => "la fin (`to`) ne doit pas être plus petite que le début (`from`)",
  "until-one-without-group": () => "`untilOne` demande un `group` : de combien de sorties une unité en fait une seule",
  "nul-in-argument": () => "un argument ne peut pas contenir de NUL",
  dollars: () => "un montant en dollars, comme « 2.50 »",
  "dollars-and-cents": () => "un montant de plus de 0 en dollars et cents, comme « 2.50 »",
  "no-payee": () => "donnez le numéro du compte dont la facture est à payer",
  "no-budget": () => "le budget est de 0, rien ne pourrait donc tourner : fixez le plus que ce calcul puisse coûter",
  "output-called-stdout": () => "« stdout » est le nom de la sortie standard, qui revient d’elle-même",
  "same-output": ({ path }) =>
    `« ${path} » est nommé deux fois, ou ne diffère d’une autre sortie que par des majuscules ou l’écriture des accents`,
  "no-tolerance": () => "dites de combien les nombres peuvent différer : `absolute`, `relative` ou les deux",
  "axis-name": () =>
    "nommez un axe par une lettre, puis jusqu’à 39 lettres, chiffres ou traits de soulignement : c’est un champ",
  "no-axis": () => "nommez au moins un axe et ses valeurs",
  "too-many-axes": ({ max }) => `une grille peut avoir ${max} axes`,
  "seed-twice": () => "un axe s’appelle déjà seed : supprimez l’un des deux",
  "path-backslash": () => "entre les noms d’un chemin, écrivez /, pas \\",
  "path-drive": () => "un chemin doit être relatif, sans lecteur comme C:",
  "path-controls": () => "un chemin ne peut pas contenir de caractères de commande",
  "path-climbs": () => "un chemin doit être relatif, comme data/in.txt, sans . ni .. ni / au début",
  "name-ending": ({ name }) => `« ${name} » ne doit pas finir par un point ou une espace`,
  "name-reserved": ({ name }) =>
    `« ${name} » désigne un périphérique sous Windows, où il ne peut pas être enregistré : choisissez un autre nom`,
  "name-too-long": ({ max }) =>
    `un nom peut avoir ${max} octets, et les lettres hors de l’ASCII en comptent de deux à quatre : raccourcissez-le`,
  "object-address": () =>
    "doit ressembler à s3://NOM/dossier/*.csv, où NOM est une de vos connexions, ou commencer par https://",
  "too-many-wildcards": ({ max }) => `peut avoir au plus ${max} caractères génériques`,
  destination: () =>
    "doit ressembler à s3://NOM/results/{unit}-{part}, où NOM est une de vos connexions qui peut écrire",
  "destination-field": ({ field, known }) =>
    `{${field}} n’est pas un champ du nom d’une sortie. Il y a ${inBraces(known)} ; écrivez {{ et }} pour de simples accolades`,
  "destination-shared": () => "doit contenir {unit} ou {hash}, sinon les sorties de deux unités auraient le même nom",
  "destination-slashes": () =>
    "doit donner un nom qui ne commence ni ne finit par une barre oblique, sans partie vide, ni . ni ..",
  "connection-name": () => "employez des minuscules, des chiffres et des traits d’union, comme frames ou lab-2",
  endpoint: () => "doit être une adresse comme https://s3.example.org, sans chemin ni nom d’utilisateur",
  region: () => "doit être une région comme us-east-1, ca-central-1 ou auto",
  bucket: () => "doit être le nom du compartiment : de 2 à 63 lettres, chiffres, points et traits d’union",
  prefix: () => "doit être un dossier comme in/2026/, sans . ni ..",
  "key-sign": () => "contient une espace ou un signe qu’aucune clé n’a : copiez-la de nouveau",
  "connection-just-deleted": () => "la connexion vient d’être supprimée",
  "keys-missing": () => "entrez les clés avec lesquelles le compartiment est lu et écrit",
  "keys-of-other-place": () =>
    "entrez les clés à nouveau : elles avaient été données pour un autre point d’accès ou un autre compartiment",
  "keys-unreadable": () => "entrez les clés à nouveau : celles qui étaient conservées ne sont plus lisibles",
  "email-in-use": () => "déjà utilisée",
  "not-your-password": () => "ce n’est pas votre mot de passe",
  "no-device-token": () => "n’est pas un jeton des appareils de cette ville",
  "no-such-tariff": () => "n’est pas un tarif de cette ville",
  "find-is-failure": () => "doit être l’un des codes de réussite : ajoutez-le aussi à ceux-ci",
  "link-in-letter": () =>
    "contient ce qui ressemble à une adresse : laissez les liens et les courriels de côté, et mettez une espace après chaque point",
  "public-name": () =>
    "peut avoir des lettres d’un seul alphabet, des chiffres, des espaces et . & ' · -, et demande au moins deux lettres",
  "no-amount": () => "doit dépasser 0",
  "budget-too-large": () => "dépasse ce qu’un calcul peut avoir",
  "budget-too-small": ({ dollars }) =>
    `doit être d’au moins ${dollars.replace(".", ",")} $ CA : ce que le calcul ne dépense pas revient`,
  "not-enough-money": ({ free, needed }) =>
    `Vous disposez de ${free.replace(".", ",")} $ CA, et il faut ${needed.replace(".", ",")} $ CA.`,
  "outputs-to-come": () =>
    "Les entrées sont des sorties que ce calcul n’a pas encore terminées. Téléchargez-en quelques-unes, et essayez le programme sur celles-là.",
  "url-form": () => "une adresse ressemble à https://example.org/hooks",
  "url-scheme": () => "une adresse commence par https://",
  "url-login": () => "une adresse ne contient ni nom ni mot de passe : c’est la signature qui dit qui appelle",
  "url-hash": () => "une adresse n’a rien après un #",
  "never-called": (facts) => unreachedInWords(facts, "fr"),
  "origin-form": () => "une origine est le début d’une adresse, comme https://jeu.example, sans chemin",
  "origin-in-the-clear": () => "doit commencer par https:// ; http:// n’est permis que pour localhost et 127.0.0.1",
  "player-form": () => "un joueur est désigné par des lettres, des chiffres et les signes . _ : @ -",
  "share-too-large": ({ max }) => `cette ville permet ${max} % au plus`,
  "origin-not-registered": () => "n’est pas une origine du propriétaire de ce bouton",
};
