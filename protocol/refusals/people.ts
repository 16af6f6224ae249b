import { refusal } from "./refusal";

/** Accounts, keys, admins and money of people. */
export const peopleRefusals = {
  "too-many-keys": refusal<{ max: number }>("LIMIT_EXCEEDED", {
    en: ({ max }) => `You have ${max} API keys, the maximum. Revoke one first.`,
    fr: ({ max }) => `Vous avez ${max} clés d’API, le maximum. Révoquez-en une d’abord.`,
  }),
  "no-such-key": refusal("NOT_FOUND", {
    en: "You have no API key with that id; it may have been revoked already.",
    fr: "Vous n’avez pas de clé d’API de ce numéro ; elle est peut-être déjà révoquée.",
  }),
  "no-such-person": refusal<{ personId: string }>("NOT_FOUND", {
    en: ({ personId }) => `No person ${personId} has an account here.`,
    fr: ({ personId }) => `Personne n’a ici de compte de numéro ${personId}.`,
  }),
  "already-welcomed": refusal("CONFLICT", {
    en: "This person has already had the city's welcome gift. Give money instead.",
    fr: "Cette personne a déjà reçu le cadeau de bienvenue de la ville. Donnez-lui plutôt de l’argent.",
  }),
  "address-taken": refusal("CONFLICT", {
    en: "Somebody has already signed up with this email address. Choose another one.",
    fr: "Quelqu’un s’est déjà inscrit avec cette adresse. Choisissez-en une autre.",
  }),
  "no-such-admin": refusal<{ personId: string }>("NOT_FOUND", {
    en: ({ personId }) => `No admin has the id ${personId}.`,
    fr: ({ personId }) => `Aucun administrateur n’a le numéro ${personId}.`,
  }),
  "name-taken": refusal("CONFLICT", {
    en: "This name is taken, or one that looks like it. Choose another one.",
    fr: "Ce nom est pris, ou un nom qui lui ressemble. Choisissez-en un autre.",
  }),
  "no-such-district": refusal("NOT_FOUND", {
    en: "The city's map has no such neighbourhood. Reload the page and choose again.",
    fr: "La carte de la ville n’a pas ce quartier. Rechargez la page et choisissez de nouveau.",
  }),
  "too-many-district-changes": refusal<{ max: number }>("TOO_MANY_REQUESTS", {
    en: ({ max }) => `You have changed your neighbourhood ${max} times today. Try again tomorrow.`,
    fr: ({ max }) => `Vous avez changé de quartier ${max} fois aujourd’hui. Réessayez demain.`,
  }),
  "too-many-profile-changes": refusal<{ max: number }>("TOO_MANY_REQUESTS", {
    en: ({ max }) => `A profile may be changed ${max} times a day. Try again tomorrow.`,
    fr: ({ max }) => `Un profil peut être modifié ${max} fois par jour. Réessayez demain.`,
  }),
  "no-such-profile": refusal("NOT_FOUND", {
    en: "Nobody has this public name; they may have removed it.",
    fr: "Personne ne porte ce nom public ; il a peut-être été retiré.",
  }),
  "no-public-name": refusal("CONFLICT", {
    en: "Choose a public name first: a team shows it.",
    fr: "Choisissez d’abord un nom public : une équipe le montre.",
  }),
  "in-a-team": refusal("CONFLICT", {
    en: "You are in a team already. Leave it first.",
    fr: "Vous êtes déjà dans une équipe. Quittez-la d’abord.",
  }),
  "no-such-team-link": refusal("NOT_FOUND", {
    en: "This link leads to no team; it may have been replaced. Ask for a new one.",
    fr: "Ce lien ne mène à aucune équipe ; il a peut-être été remplacé. Demandez-en un nouveau.",
  }),
  "not-your-team": refusal("NOT_FOUND", {
    en: "You run no team.",
    fr: "Vous ne dirigez aucune équipe.",
  }),
  "no-such-member": refusal("NOT_FOUND", {
    en: "Nobody else in your team has this public name.",
    fr: "Personne d’autre dans votre équipe ne porte ce nom public.",
  }),
  "no-such-team": refusal("NOT_FOUND", {
    en: "No team has this name.",
    fr: "Aucune équipe ne porte ce nom.",
  }),
  "team-full": refusal<{ max: number }>("LIMIT_EXCEEDED", {
    en: ({ max }) => `A team may have ${max} members, and this one has.`,
    fr: ({ max }) => `Une équipe peut avoir ${max} membres, et celle-ci les a.`,
  }),
  "too-many-team-changes": refusal<{ max: number }>("TOO_MANY_REQUESTS", {
    en: ({ max }) => `You may change, join or make teams ${max} times a day. Try again tomorrow.`,
    fr: ({ max }) => `Vous pouvez modifier, rejoindre ou créer des équipes ${max} fois par jour. Réessayez demain.`,
  }),
  "no-such-organisation": refusal("NOT_FOUND", {
    en: "You are not a member of such an organisation; perhaps not any more.",
    fr: "Vous n’êtes pas membre d’une telle organisation ; peut-être ne l’êtes-vous plus.",
  }),
  "no-such-organisation-member": refusal("NOT_FOUND", {
    en: "The organisation has no such member.",
    fr: "L’organisation n’a pas un tel membre.",
  }),
  "no-such-member-invitation": refusal("NOT_FOUND", {
    en: "There is no such invitation: it was used, withdrawn, or has expired. Ask for a new one.",
    fr: "Il n’y a pas une telle invitation : elle a servi, a été retirée ou a expiré. Demandez-en une nouvelle.",
  }),
  "member-already": refusal("CONFLICT", {
    en: "You are a member of this organisation already.",
    fr: "Vous êtes déjà membre de cette organisation.",
  }),
  "address-not-proven": refusal("FORBIDDEN", {
    en: "First open the link in the letter that proves your address.",
    fr: "Ouvrez d’abord le lien de la lettre qui prouve votre adresse.",
  }),
  "only-owner-of-organisation": refusal<{ name: string }>("CONFLICT", {
    en: ({ name }) => `You are the only owner of ${name}. Make another member an owner first, or close it.`,
    fr: ({ name }) => `Vous êtes le seul propriétaire de ${name}. Nommez d’abord un autre propriétaire, ou fermez-la.`,
  }),
  "other-organisation-name": refusal("CONFLICT", {
    en: "The organisation has another name: write it as it stands on its page.",
    fr: "L’organisation porte un autre nom : écrivez-le comme sur sa page.",
  }),
  "too-many-organisations": refusal<{ max: number }>("LIMIT_EXCEEDED", {
    en: ({ max }) => `One person may answer for ${max} organisations, and you do.`,
    fr: ({ max }) => `Une personne peut répondre de ${max} organisations, et vous le faites.`,
  }),
  "too-many-memberships": refusal<{ max: number }>("LIMIT_EXCEEDED", {
    en: ({ max }) => `One person may join ${max} organisations in all, and you have.`,
    fr: ({ max }) => `Une personne peut rejoindre ${max} organisations en tout, et vous l’avez fait.`,
  }),
  "organisation-full": refusal<{ max: number }>("LIMIT_EXCEEDED", {
    en: ({ max }) => `An organisation may have ${max} members, and ${4} times as many over time; this one has.`,
    fr: ({ max }) => `Une organisation peut avoir ${max} membres, et ${4} fois plus avec le temps ; celle-ci les a.`,
  }),
  "too-many-member-invitations": refusal<{ max: number }>("LIMIT_EXCEEDED", {
    en: ({ max }) => `${max} invitations are open. Withdraw one first.`,
    fr: ({ max }) => `${max} invitations sont ouvertes. Retirez-en d’abord une.`,
  }),
  "too-many-organisation-changes": refusal<{ max: number }>("TOO_MANY_REQUESTS", {
    en: ({ max }) => `You may change, join or make organisations ${max} times a day. Try again tomorrow.`,
    fr: ({ max }) =>
      `Vous pouvez modifier, rejoindre ou créer des organisations ${max} fois par jour. Réessayez demain.`,
  }),
  "no-such-session": refusal("NOT_FOUND", {
    en: "You have no such session; it may have ended already.",
    fr: "Vous n’avez pas une telle session ; elle a peut-être déjà pris fin.",
  }),
  "no-such-letter": refusal("NOT_FOUND", {
    en: "This link is not complete, so nothing was changed. Open the whole link of the letter.",
    fr: "Ce lien n’est pas complet, et rien n’a changé. Ouvrez en entier le lien de la lettre.",
  }),
  "no-such-passkey": refusal("NOT_FOUND", {
    en: "You have no such passkey; it may have been removed already.",
    fr: "Vous n’avez pas une telle clé d’accès ; elle est peut-être déjà retirée.",
  }),
  "not-your-password": refusal("INVALID_INPUT", {
    en: "This is not your password; nothing was deleted.",
    fr: "Ce n’est pas votre mot de passe ; rien n’a été supprimé.",
  }),
  "too-many-passwords": refusal("TOO_MANY_REQUESTS", {
    en: "Too many passwords were wrong. Wait a minute, then try again.",
    fr: "Trop de mots de passe étaient faux. Attendez une minute, puis réessayez.",
  }),
  "deletion-under-way": refusal("CONFLICT", {
    en: "This account is being deleted already.",
    fr: "La suppression de ce compte est déjà en cours.",
  }),
  "terms-changed": refusal("CONFLICT", {
    en: "These are not the terms that hold now. Load the page again and read those.",
    fr: "Ce ne sont pas les conditions en vigueur. Rechargez la page et lisez celles-ci.",
  }),
  "only-owner": refusal("CONFLICT", {
    en: "This is the city's only owner. Make somebody else an owner first.",
    fr: "C’est le seul propriétaire de la ville. Nommez-en un autre d’abord.",
  }),
  "set-up-link-used": refusal("FORBIDDEN", {
    en: "This set-up link has been used or has expired. Restart the coordinator: it prints a new one as long as there is no admin.",
    fr: "Ce lien d’installation a servi ou a expiré. Redémarrez le coordinateur : il en affiche un nouveau tant qu’il n’y a pas d’administrateur.",
  }),
  "too-many-invitations": refusal<{ max: number }>("LIMIT_EXCEEDED", {
    en: ({ max }) => `${max} invitations are open. Withdraw one first.`,
    fr: ({ max }) => `${max} invitations sont ouvertes. Retirez-en une d’abord.`,
  }),
  "no-such-invitation": refusal("NOT_FOUND", {
    en: "There is no such invitation; it may have been used or withdrawn already.",
    fr: "Cette invitation n’existe pas ; elle a peut-être déjà servi ou été retirée.",
  }),
  "invitation-over": refusal("NOT_FOUND", {
    en: "This invitation has been used or withdrawn, or has expired. Ask for another one.",
    fr: "Cette invitation a servi, a été retirée ou a expiré. Demandez-en une autre.",
  }),
  "invitation-of-another": refusal<{ email: string }>("FORBIDDEN", {
    en: ({ email }) =>
      `This invitation is for an address other than ${email}, with which you are signed in. Sign in with the invited address.`,
    fr: ({ email }) =>
      `Cette invitation est pour une autre adresse que ${email}, avec laquelle vous êtes connecté. Connectez-vous avec l’adresse invitée.`,
  }),
  "invitation-just-used": refusal("CONFLICT", {
    en: "This invitation has just been used.",
    fr: "Cette invitation vient de servir.",
  }),
  "not-enough-money": refusal<{ free: string; needed: string; gift: boolean }>("NOT_ENOUGH_MONEY", {
    en: ({ free, needed, gift }) =>
      `You have C$${free} free, and this needs C$${needed}. ${
        gift
          ? "Your welcome gift is waiting: your account page says what for."
          : "Lower the budget, finish or cancel another job, or ask the city for more."
      }`,
    fr: ({ free, needed, gift }) =>
      `Vous disposez de ${dollarsInFrench(free)}, et il faut ${dollarsInFrench(needed)}. ${
        gift
          ? "Votre cadeau de bienvenue vous attend : la page de votre compte dit ce qui manque."
          : "Réduisez le budget, terminez ou annulez un autre calcul, ou demandez davantage à la ville."
      }`,
  }),
};

const dollarsInFrench = (amount: string) => `${amount.replace(".", ",")} $ CA`;
