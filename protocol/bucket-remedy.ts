import type { CheckFinding, StorageConnection } from "./api/storage";
import { withFixedSpaces } from "./text/fixed-spaces";
import type { Language } from "./text/language";

export type BucketPlace = Pick<StorageConnection, "bucket" | "region" | "endpoint">;
export type BucketTrouble = NonNullable<CheckFinding["fault"]>;

interface Facts {
  /** If it is known. */
  bucket: string | undefined;
  region: string | undefined;
}

type Remedies = Record<BucketTrouble, string | ((facts: Facts) => string)>;

const ENGLISH: Remedies = {
  "address-refused":
    "its endpoint leads to an address that is not on the public internet; use a public one, or ask the city's admins to allow it",
  "plain-http": "its endpoint is not encrypted; give it an address that begins with https://",
  unresolved: "the endpoint's name does not exist; correct the endpoint, or the bucket's name where it is part of it",
  unreachable: "nothing answers at its endpoint; check the address and the port, and that the server is running",
  "bad-certificate":
    "the endpoint's certificate is not valid for its name; renew it, or switch on path style if the bucket's name has dots",
  timeout: "the server took too long to answer; try again, and check that it is up",
  "cut-off": "the server ended its answer early; try again, and check what stands between it and us",
  "wrong-keys": "the keys were not accepted; enter the access key ID and its secret again",
  "keys-expired": "the keys have expired; make new ones and enter them on the account page",
  "wrong-clock": "the storage server's clock and ours differ by more than 15 minutes; set the one that is wrong",
  forbidden: "the keys may not do this; give them permission for it in the bucket's policy",
  "no-bucket": ({ bucket }) =>
    `there is no bucket ${bucket ? `called ${bucket}` : "of that name"} there; correct the name, or make the bucket`,
  "other-region": ({ region }) =>
    region === undefined
      ? "the bucket lies in another region; enter that one"
      : `the bucket lies in the region ${region}; enter that one`,
  redirected: "the server sends us to another address, which we do not follow; enter that address as the endpoint",
  busy: "the server asks us to come back later; try again in a minute",
  "not-s3": "what answers there does not speak S3; check the endpoint and its port",
  "no-object": "an object that was there a moment ago is gone; try again",
  "object-changed": "an object changed while it was read; try again",
  "object-archived": "the object lies in an archive; restore it first",
  "other-bytes": "what arrived is not what was sent; check what stands between the server and us",
  "too-large": "the object is larger than was asked for; try again",
  "unusable-key": "its name has . or .. between slashes, which cannot be asked for; rename it",
  "read-only": "the connection is read-only; switch that off to write",
  "keys-unreadable": "the keys that were kept cannot be opened any more; enter them again",
  "no-connection": "the connection was deleted; connect the bucket again and submit the job anew",
  "cors-blocked":
    "the bucket does not let this site's pages in; paste the CORS rules that the account page shows into its settings. Until then bytes of jobs go through the city, slowly, and no more than a few gigabytes of each job",
  "hides-etag":
    "the bucket hides the header ETag from pages; paste the CORS rules that the account page shows, which expose it",
  "hides-content-range":
    "the bucket hides the header Content-Range from pages; paste the CORS rules that the account page shows, which expose it",
  "writes-twice":
    "the server ignores If-None-Match, so that a second writer would overwrite the first; give every job a prefix of its own",
};

const FRENCH: Remedies = {
  "address-refused":
    "son point d’accès mène à une adresse qui n’est pas sur l’Internet public ; prenez-en une publique, ou demandez aux administrateurs de la ville de la permettre",
  "plain-http": "son point d’accès n’est pas chiffré ; donnez-lui une adresse qui commence par https://",
  unresolved:
    "le nom du point d’accès n’existe pas ; corrigez le point d’accès, ou le nom du compartiment s’il en fait partie",
  unreachable: "rien ne répond à son point d’accès ; vérifiez l’adresse et le port, et que le serveur est en marche",
  "bad-certificate":
    "le certificat du point d’accès n’est pas valable pour son nom ; renouvelez-le, ou mettez le nom du compartiment dans le chemin s’il contient des points",
  timeout: "le serveur a mis trop de temps à répondre ; réessayez, et vérifiez qu’il est en marche",
  "cut-off": "le serveur a coupé sa réponse avant la fin ; réessayez, et vérifiez ce qui se trouve entre lui et nous",
  "wrong-keys": "les clés n’ont pas été acceptées ; entrez de nouveau l’identifiant de la clé d’accès et son secret",
  "keys-expired": "les clés ont expiré ; faites-en de nouvelles et entrez-les sur la page du compte",
  "wrong-clock":
    "l’horloge du serveur de stockage et la nôtre diffèrent de plus de 15 minutes ; mettez à l’heure celle qui a tort",
  forbidden: "les clés n’en ont pas le droit ; donnez-leur cette permission dans la politique du compartiment",
  "no-bucket": ({ bucket }) =>
    `il n’y a pas là de compartiment ${bucket ? `nommé ${bucket}` : "de ce nom"} ; corrigez le nom, ou créez le compartiment`,
  "other-region": ({ region }) =>
    region === undefined
      ? "le compartiment se trouve dans une autre région ; entrez celle-là"
      : `le compartiment se trouve dans la région ${region} ; entrez celle-là`,
  redirected:
    "le serveur nous renvoie à une autre adresse, que nous ne suivons pas ; entrez cette adresse comme point d’accès",
  busy: "le serveur nous demande de revenir plus tard ; réessayez dans une minute",
  "not-s3": "ce qui répond là ne parle pas S3 ; vérifiez le point d’accès et son port",
  "no-object": "un objet qui était là il y a un instant n’y est plus ; réessayez",
  "object-changed": "un objet a changé pendant sa lecture ; réessayez",
  "object-archived": "l’objet se trouve dans une archive ; restaurez-le d’abord",
  "other-bytes": "ce qui est arrivé n’est pas ce qui a été envoyé ; vérifiez ce qui se trouve entre le serveur et nous",
  "too-large": "l’objet est plus grand que ce qui a été demandé ; réessayez",
  "unusable-key": "son nom a . ou .. entre des barres obliques, ce qui ne peut pas être demandé ; renommez-le",
  "read-only": "la connexion est en lecture seule ; levez cette restriction pour écrire",
  "keys-unreadable": "les clés qui étaient gardées ne peuvent plus être ouvertes ; entrez-les de nouveau",
  "no-connection":
    "la connexion a été supprimée ; connectez de nouveau le compartiment et soumettez de nouveau le calcul",
  "cors-blocked":
    "le compartiment ne laisse pas entrer les pages de ce site ; collez dans ses paramètres les règles CORS que la page du compte montre. D’ici là, les octets des calculs passent par la ville, lentement, et pas plus de quelques gigaoctets par calcul",
  "hides-etag":
    "le compartiment cache l’en-tête ETag aux pages ; collez les règles CORS que la page du compte montre, qui l’exposent",
  "hides-content-range":
    "le compartiment cache l’en-tête Content-Range aux pages ; collez les règles CORS que la page du compte montre, qui l’exposent",
  "writes-twice":
    "le serveur ne tient pas compte de If-None-Match, si bien qu’un second écrivain remplacerait le premier ; donnez à chaque calcul son propre préfixe",
};

const WORDS: Record<Language, Remedies> = { en: ENGLISH, fr: withFixedSpaces(FRENCH) };

/** What is wrong with a bucket and, after a semicolon, what to do; written to follow a colon. */
export function bucketRemedy(
  trouble: BucketTrouble,
  { bucket, region }: { bucket?: string | undefined; region?: string | undefined } = {},
  language: Language = "en",
): string {
  const remedy = WORDS[language][trouble];
  return typeof remedy === "string" ? remedy : remedy({ bucket, region });
}
