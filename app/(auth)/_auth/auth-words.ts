import type { Language } from "#protocol/language";

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
  fr: {
    refusals: {
      INVALID_EMAIL_OR_PASSWORD:
        "Aucun compte n’a cette adresse et ce mot de passe. Vérifiez les deux, ou créez un compte.",
      USER_ALREADY_EXISTS: PRIS,
      USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: PRIS,
      INVALID_EMAIL: "Cette adresse courriel est incomplète. Elle ressemble à nom@exemple.org.",
      INVALID_PASSWORD: "Ce n’est pas votre mot de passe actuel. Vérifiez-le, ou faites-vous en envoyer un autre.",
      INVALID_TOKEN: "Ce lien a déjà servi ou n’est plus valable, et rien n’a changé. Demandez-en un autre.",
      INVALID_CODE:
        "Ce code n’est pas le bon. Entrez celui que l’application affiche maintenant; s’il ne convient jamais, vérifiez l’heure du téléphone.",
      INVALID_BACKUP_CODE: "Ce code de secours n’est pas le bon, ou a déjà servi. Chacun ne sert qu’une fois.",
      INVALID_TWO_FACTOR_COOKIE: "Plus de dix minutes ont passé. Recommencez par votre mot de passe.",
      TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "Trop de codes faux. Recommencez par votre mot de passe.",
      ACCOUNT_TEMPORARILY_LOCKED: "Trop de codes faux de suite : ce compte n’en prend aucun pendant un quart d’heure.",
      TOTP_ALREADY_ENABLED: "La double authentification est déjà active. Rechargez cette page pour la voir.",
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
      forgot: "Mot de passe oublié?",
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
      haveOne: "Vous en avez déjà un?",
      free: "Un compte est gratuit;",
      prices: "voyez ce que coûtent les calculs",
      terms: ["En créant un compte, vous consentez aux ", (date) => `conditions du ${date}`, "."],
      submit: "Créer mon compte",
      busy: "Création du compte",
    },
  },
};
