import { type ExportedKind, HELD_KINDS } from "#protocol/people/held-kinds";
import type { Language } from "#protocol/text/language";

interface ExportWords {
  head: (city: string, at: string) => string;
  files: Record<ExportedKind, string>;
  foot: (siteUrl: string) => string;
}

const EN: ExportWords = {
  head: (city, at) => `What Lamplighter ${city} holds about you, as of ${at}.

Each line of a .ndjson file is one JSON object. Times are in UTC, and amounts in nanodollars: a billion is one dollar.
`,
  files: {
    profile: "your account, whether you get letters about your jobs, and the number of a household that you share",
    organisations: "the organisations that you are or were a member of, and since when",
    consents: "to which terms you agreed, and when",
    sessions: "the browsers in which you are signed in, with the network of each and what it says of itself",
    passkeys: "your passkeys, without what proves them",
    keys: "your API keys, without their text, of which only a hash is kept",
    devices: "the devices of your household, the removed ones too, with their records",
    pride: "your public name, if you chose one, your team, your places on the boards, and your badges",
    answers: "every answer that your devices gave, and what it earned",
    jobs: "your jobs, with their manifests as you submitted them and what you wrote to residents about them",
    uploads: "the files that you uploaded, by their SHA-256",
    ledger: "every movement of your money and of your devices' credit",
    payments: "your payments by card, and what went back of them",
    invoices: "your invoices and credit notes, as they were issued",
    payouts: "the rewards that you asked for, and what became of them",
    connections: "your buckets, without their keys",
    webhooks: "your webhooks, without their secrets",
    partners: "your games and sites that show the button, and what each has earned",
    visits: "when your devices computed for others' games and sites, and what came of it",
    deliveries: "what was delivered to them, and the letters about your jobs",
    audit: "what the city's log says that you did, and what others did to your account, devices and jobs",
  },
  foot: (siteUrl) => `
Not in here: your password, of which only a hash is kept; secrets, which are sealed or only kept as hashes; and the
inputs and results of your jobs. Each job's page has those as an archive, and so has ${siteUrl}/api/v1/jobs/ID/results.zip.
${siteUrl}/privacy says why each of these is kept, for how long, and who sees it.
`,
};

const FR: ExportWords = {
  head: (city, at) => `Ce que Lamplighter ${city} conserve à votre sujet, au ${at}.

Chaque ligne d’un fichier .ndjson est un objet JSON. Les heures sont en UTC, et les montants en nanodollars : un milliard
fait un dollar.
`,
  files: {
    profile:
      "votre compte, si vous recevez des courriels au sujet de vos calculs, et le numéro d’un foyer que vous partagez",
    organisations: "les organisations dont vous êtes ou étiez membre, et depuis quand",
    consents: "à quelles conditions vous avez consenti, et quand",
    sessions: "les navigateurs où vous êtes connecté, avec le réseau de chacun et ce qu’il dit de lui-même",
    passkeys: "vos clés d’accès, sans ce qui les prouve",
    keys: "vos clés d’API, sans leur texte, dont seule une empreinte est conservée",
    devices: "les appareils de votre foyer, y compris les appareils retirés, avec leurs antécédents",
    pride: "votre nom public, si vous en avez choisi un, votre équipe, vos places aux palmarès, et vos insignes",
    answers: "chaque réponse que vos appareils ont donnée, et ce qu’elle a rapporté",
    jobs: "vos calculs, avec leurs manifestes tels que vous les avez soumis et ce que vous avez écrit aux résidents à leur sujet",
    uploads: "les fichiers que vous avez téléversés, par leur SHA-256",
    ledger: "chaque mouvement de votre argent et du crédit de vos appareils",
    payments: "vos paiements par carte, et ce qui en est retourné",
    invoices: "vos factures et avoirs, tels qu’ils ont été émis",
    payouts: "les récompenses que vous avez demandées, et ce qu’elles sont devenues",
    connections: "vos compartiments de stockage, sans leurs clés",
    webhooks: "vos webhooks, sans leurs secrets",
    partners: "vos jeux et sites qui montrent le bouton, et ce que chacun a gagné",
    visits: "quand vos appareils ont calculé pour les jeux et sites d’autres, et ce qui en est sorti",
    deliveries: "ce qui leur a été livré, et les courriels au sujet de vos calculs",
    audit:
      "ce que le journal de la ville dit que vous avez fait, et ce que d’autres ont fait de votre compte, de vos appareils et de vos calculs",
  },
  foot: (siteUrl) => `
Ce qui n’y est pas : votre mot de passe, dont seule une empreinte est conservée ; les secrets, scellés ou conservés
seulement comme empreintes ; et les entrées et résultats de vos calculs. La page de chaque calcul les donne en archive,
tout comme ${siteUrl}/api/v1/jobs/ID/results.zip.
${siteUrl}/privacy dit pourquoi chacune de ces choses est conservée, combien de temps, et qui la voit.
`,
};

const WORDS: Record<Language, ExportWords> = { en: EN, fr: FR };

/** The README of an export, in its reader's language. */
export function exportReadme(language: Language, { city, siteUrl, at }: { city: string; siteUrl: string; at: Date }) {
  const { head, files, foot } = WORDS[language];
  const lines = Object.entries(files).map(([kind, about]) => `  ${HELD_KINDS[kind as ExportedKind]}: ${about}`);
  return `${head(city, at.toISOString())}\n${lines.join("\n")}\n${foot(siteUrl)}`;
}
