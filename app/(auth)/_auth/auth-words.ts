import { withFixedSpaces } from "#protocol/text/fixed-spaces";
import type { Language } from "#protocol/text/language";

/** Codes of the sign-in machinery that a person can do something about. */
export type AuthCode =
  | "INVALID_EMAIL_OR_PASSWORD"
  | "USER_ALREADY_EXISTS"
  | "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL"
  | "INVALID_EMAIL"
  | "INVALID_PASSWORD"
  | "INVALID_TOKEN"
  | "INVALID_CODE"
  | "INVALID_BACKUP_CODE"
  | "INVALID_TWO_FACTOR_COOKIE"
  | "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE"
  | "ACCOUNT_TEMPORARILY_LOCKED"
  | "TOTP_ALREADY_ENABLED"
  | "SESSION_NOT_FRESH"
  | "CHALLENGE_NOT_FOUND"
  | "PASSKEY_NOT_FOUND"
  | "PASSKEY_NOT_VERIFIED"
  | "PASSKEY_KNOWN"
  | "TOO_MANY_PASSKEYS"
  | "NOT_A_PASSKEY"
  | "AUTHENTICATION_FAILED"
  | "FAILED_TO_VERIFY_REGISTRATION"
  | "PASSWORD_TOO_SHORT"
  | "PASSWORD_TOO_LONG";

export interface AuthWords {
  refusals: Record<AuthCode, string>;
  unreached: string;
  tooMany: string;
  ours: string;
  /** For what the server says in English alone; undefined: it is shown as it is. */
  other: string | undefined;
  fields: { name: string; email: string; password: string; passwordHint: (min: number) => string };
  signIn: { title: string; lead: string; newHere: string; submit: string; busy: string; forgot: string };
  /** What the browser itself refuses; and the button of the sign-in page. */
  passkey: { signIn: string; busy: string; unsupported: string; cancelled: string };
  secondStep: {
    code: string;
    codeHint: string;
    recoveryCode: string;
    recoveryHint: string;
    /** Buttons that change between the two, and that begin again with the password. */
    useRecovery: string;
    useCode: string;
    again: string;
  };
  signUp: {
    title: string;
    lead: (city: string) => string;
    haveOne: string;
    free: string;
    prices: string;
    /** Around the link to the terms. */
    terms: [before: string, link: (date: string) => string, after: string];
    submit: string;
    busy: string;
  };
}

const TAKEN = "There is an account with this email already. Sign in instead.";
const PRIS = "Il existe déjà un compte à cette adresse. Connectez-vous plutôt.";

/** Signing in and making an account, which customers and residents do alike. */
export const AUTH_WORDS: Record<Language, AuthWords> = {
  en: {
    refusals: {
      INVALID_EMAIL_OR_PASSWORD: "No account has this email and password. Check both, or make an account.",
      USER_ALREADY_EXISTS: TAKEN,
      USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: TAKEN,
      INVALID_EMAIL: "This email address is not complete. It should look like name@example.org.",
      INVALID_PASSWORD: "This is not your current password. Check it, or reset it by mail.",
      INVALID_TOKEN: "This link has been used or has expired; nothing was changed. Ask for another one.",
      INVALID_CODE:
        "This code is not right. Enter the one that your app shows now; if it never fits, check the phone's clock.",
      INVALID_BACKUP_CODE: "This recovery code is not right, or was used before. Each works once.",
      INVALID_TWO_FACTOR_COOKIE: "That took more than ten minutes. Begin again with your password.",
      TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "Too many wrong codes. Begin again with your password.",
      ACCOUNT_TEMPORARILY_LOCKED: "Too many wrong codes in a row: this account takes none for a quarter of an hour.",
      TOTP_ALREADY_ENABLED: "The second factor is already on. Load this page again to see it.",
      SESSION_NOT_FRESH: "You signed in some time ago. Sign in again, then make the passkey.",
      CHALLENGE_NOT_FOUND: "That took more than five minutes, or was begun in another tab. Try again.",
      PASSKEY_NOT_FOUND: "No account here has this passkey. It may have been removed: sign in with your password.",
      PASSKEY_NOT_VERIFIED:
        "Your passkey did not ask for a finger, a face or a PIN, so anybody who holds it could be you. Set one up for it, then try again.",
      PASSKEY_KNOWN: "This passkey has been entered before. Load this page again to see it.",
      TOO_MANY_PASSKEYS: "You have as many passkeys as an account may have. Remove one first.",
      NOT_A_PASSKEY: "Give the passkey a name of up to 60 characters, without line breaks.",
      AUTHENTICATION_FAILED: "The passkey's answer could not be verified, so you were not signed in. Try again.",
      FAILED_TO_VERIFY_REGISTRATION: "The passkey's answer could not be verified, so none was made. Try again.",
      PASSWORD_TOO_SHORT: "The password is too short. Use at least 8 characters.",
      PASSWORD_TOO_LONG: "The password is too long. Use at most 128 characters.",
    },
    unreached: "The site could not be reached, so nothing was sent. Check your connection and try again.",
    tooMany: "Too many attempts in a row. Wait a minute, then try again.",
    ours: "Something went wrong on our side and nothing was changed. Try again in a moment.",
    other: undefined,
    fields: {
      name: "Name",
      email: "Email",
      password: "Password",
      passwordHint: (min) => `At least ${min} characters. A few words in a row work well.`,
    },
    signIn: {
      title: "Welcome back",
      lead: "Your jobs, results and credit are where you left them.",
      newHere: "New here?",
      submit: "Sign in",
      busy: "Signing in",
      forgot: "Forgot your password?",
    },
    passkey: {
      signIn: "Use a passkey",
      busy: "Waiting for your passkey",
      unsupported: "This browser knows no passkeys. Sign in with your password.",
      cancelled: "No passkey answered: it was cancelled, took too long, or this device has none for this site.",
    },
    secondStep: {
      code: "Code",
      codeHint: "Six digits, from the app on your phone.",
      recoveryCode: "Recovery code",
      recoveryHint: "One of those that you kept when you turned the second factor on. Each works once.",
      useRecovery: "I do not have my phone",
      useCode: "Use the code from my phone",
      again: "Begin again",
    },
    signUp: {
      title: "Make an account",
      lead: (city) =>
        `One account for both sides: run jobs on the computers of ${city}, and keep what your own devices earn.`,
      haveOne: "Have one already?",
      free: "An account is free;",
      prices: "see what jobs cost",
      terms: ["By making an account you agree to the ", (date) => `terms of ${date}`, "."],
      submit: "Make my account",
      busy: "Making your account",
    },
  },
  fr: withFixedSpaces({
    refusals: {
      INVALID_EMAIL_OR_PASSWORD:
        "Aucun compte n’a cette adresse et ce mot de passe. Vérifiez les deux, ou créez un compte.",
      USER_ALREADY_EXISTS: PRIS,
      USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: PRIS,
      INVALID_EMAIL: "Cette adresse courriel est incomplète. Elle ressemble à nom@exemple.org.",
      INVALID_PASSWORD: "Ce n’est pas votre mot de passe actuel. Vérifiez-le, ou faites-vous en envoyer un autre.",
      INVALID_TOKEN: "Ce lien a déjà servi ou n’est plus valable, et rien n’a changé. Demandez-en un autre.",
      INVALID_CODE:
        "Ce code n’est pas le bon. Entrez celui que l’application affiche maintenant ; s’il ne convient jamais, vérifiez l’heure du téléphone.",
      INVALID_BACKUP_CODE: "Ce code de secours n’est pas le bon, ou a déjà servi. Chacun ne sert qu’une fois.",
      INVALID_TWO_FACTOR_COOKIE: "Plus de dix minutes ont passé. Recommencez par votre mot de passe.",
      TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "Trop de codes faux. Recommencez par votre mot de passe.",
      ACCOUNT_TEMPORARILY_LOCKED: "Trop de codes faux de suite : ce compte n’en prend aucun pendant un quart d’heure.",
      TOTP_ALREADY_ENABLED: "La double authentification est déjà active. Rechargez cette page pour la voir.",
      SESSION_NOT_FRESH: "Votre connexion date un peu. Reconnectez-vous, puis créez la clé d’accès.",
      CHALLENGE_NOT_FOUND: "Plus de cinq minutes ont passé, ou un autre onglet a pris le relais. Réessayez.",
      PASSKEY_NOT_FOUND:
        "Aucun compte d’ici n’a cette clé d’accès. Elle a peut-être été retirée : connectez-vous par votre mot de passe.",
      PASSKEY_NOT_VERIFIED:
        "Votre clé d’accès n’a demandé ni doigt, ni visage, ni NIP : qui la tient pourrait passer pour vous. Donnez-lui-en un, puis réessayez.",
      PASSKEY_KNOWN: "Cette clé d’accès est déjà entrée. Rechargez cette page pour la voir.",
      TOO_MANY_PASSKEYS: "Vous avez autant de clés d’accès qu’un compte peut en avoir. Retirez-en une d’abord.",
      NOT_A_PASSKEY: "Donnez à la clé d’accès un nom d’au plus 60 caractères, sans saut de ligne.",
      AUTHENTICATION_FAILED:
        "La réponse de la clé d’accès n’a pas pu être vérifiée, et vous n’êtes pas connecté. Réessayez.",
      FAILED_TO_VERIFY_REGISTRATION:
        "La réponse de la clé d’accès n’a pas pu être vérifiée, et aucune n’a été créée. Réessayez.",
      PASSWORD_TOO_SHORT: "Le mot de passe est trop court. Il faut au moins 8 caractères.",
      PASSWORD_TOO_LONG: "Le mot de passe est trop long. Il faut au plus 128 caractères.",
    },
    unreached: "Le site n’a pas pu être joint, rien n’a donc été envoyé. Vérifiez la connexion et réessayez.",
    tooMany: "Trop d’essais de suite. Attendez un peu, puis réessayez.",
    ours: "Quelque chose a mal tourné chez nous et rien n’a changé. Réessayez dans un moment.",
    other: "La ville n’a pas accepté cette demande, et rien n’a changé. Vérifiez chaque champ, ou réessayez demain.",
    fields: {
      name: "Nom",
      email: "Courriel",
      password: "Mot de passe",
      passwordHint: (min) => `Au moins ${min} caractères. Quelques mots à la suite font l’affaire.`,
    },
    signIn: {
      title: "Heureux de vous revoir",
      lead: "Vos calculs, vos résultats et votre crédit sont là où vous les avez laissés.",
      newHere: "Nouveau ici?",
      submit: "Se connecter",
      busy: "Connexion",
      forgot: "Mot de passe oublié ?",
    },
    passkey: {
      signIn: "Utiliser une clé d’accès",
      busy: "En attente de votre clé d’accès",
      unsupported: "Ce navigateur ne connaît pas les clés d’accès. Connectez-vous par votre mot de passe.",
      cancelled:
        "Aucune clé d’accès n’a répondu : c’était annulé, ou trop long, ou cet appareil n’en a pas pour ce site.",
    },
    secondStep: {
      code: "Code",
      codeHint: "Six chiffres, donnés par l’application de votre téléphone.",
      recoveryCode: "Code de secours",
      recoveryHint:
        "Un de ceux que vous avez gardés en activant la double authentification. Chacun ne sert qu’une fois.",
      useRecovery: "Je n’ai pas mon téléphone",
      useCode: "Utiliser le code de mon téléphone",
      again: "Recommencer",
    },
    signUp: {
      title: "Créer un compte",
      lead: (city) =>
        `Un seul compte pour les deux côtés : lancez des calculs sur les ordinateurs de ${city}, et gardez ce que gagnent vos appareils.`,
      haveOne: "Vous en avez déjà un ?",
      free: "Un compte est gratuit ;",
      prices: "voyez ce que coûtent les calculs",
      terms: ["En créant un compte, vous consentez aux ", (date) => `conditions du ${date}`, "."],
      submit: "Créer mon compte",
      busy: "Création du compte",
    },
  }),
};
