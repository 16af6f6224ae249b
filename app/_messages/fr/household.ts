import type { Translation } from "../translation";

export const household: Translation["household"] = {
  title: "Les personnes de votre foyer",
  lead: "Partagez ce que font vos appareils, pas vos comptes : chacun se connecte pour soi et garde ce que ses appareils gagnent.",
  back: "Appareils",
  alone: {
    title: "Vous ne partagez votre foyer avec personne",
    text: "Invitez les personnes avec qui vous vivez. Elles verront vos appareils, leur nom et ce qu’ils font, et pourront les nommer, les mettre en pause et les limiter ; vous verrez les leurs de même. Personne ne voit rien d’autre du compte d’autrui.",
  },
  kin: "Vous avez quitté un foyer il y a peu. Jusqu’au {until}, vous et ses membres comptez pour un seul : vous ne confirmez pas vos réponses entre vous, le travail pour vos calculs respectifs ne rapporte rien d’échangeable, et vous ne pouvez ni rejoindre ni fonder un autre foyer.",
  join: {
    title: "Rejoindre le foyer de {name} ?",
    people: "{people, plural, one {{name} en fait partie.} other {# personnes en font partie.}}",
    sees: "Elles verront votre nom et vos appareils : leur nom, ce qu’ils font et leur dernière visite. Elles pourront les nommer, les mettre en pause et les limiter, et {name} fixe les règles de tous. Vous verrez les leurs de même.",
    keeps:
      "Votre compte, vos appareils et tout ce qu’ils gagnent restent à vous. Ils comptent pour un seul foyer avec les autres : ils ne confirment pas leurs réponses entre eux, et le travail pour vos calculs respectifs, même passé, ne rapporte rien d’échangeable.",
    leave:
      "Vous pouvez partir à tout moment, avec vos appareils et leur crédit. Pendant les quatre-vingt-dix jours suivants, vous comptez encore pour un seul foyer et ne pouvez en rejoindre un autre.",
    submit: "Rejoindre",
    busy: "Un instant",
    done: "Vous avez rejoint le foyer",
    gone: "Cette invitation a servi, a été retirée ou n’est plus valable. Demandez-en une nouvelle.",
    refused: {
      oneself: "C’est votre propre invitation. Envoyez-la à la personne que vous invitez.",
      "no-longer-invites": "Cette invitation a servi, a été retirée ou n’est plus valable. Demandez-en une nouvelle.",
      "in-it-already": "Vous faites déjà partie de ce foyer.",
      "in-another": "Vous partagez un autre foyer. On n’est que d’un foyer à la fois ; quittez-le d’abord.",
      "kin-of-another":
        "Vous avez quitté un foyer il y a peu et en faites encore partie jusqu’au {until}. Vous pourrez ensuite en rejoindre un autre.",
      full: "Ce foyer est complet.",
    },
  },
  people: {
    title: "Personnes",
    devices: "{devices, plural, =0 {aucun appareil} one {un appareil} other {# appareils}}",
    runs: "gère le foyer",
    you: "vous",
    remove: {
      open: "Retirer <hidden>{name}</hidden>",
      title: "Retirer {name} du foyer ?",
      about:
        "{name} garde {devices, plural, =0 {son compte} one {son appareil et le crédit de celui-ci} other {ses # appareils et leur crédit}} ; les vôtres restent à vous. Pendant quatre-vingt-dix jours, vous comptez tous encore pour un seul foyer : le travail pour vos calculs respectifs ne rapporte rien d’échangeable.",
      confirm: "Retirer",
      done: "{name} ne fait plus partie du foyer",
    },
    leave: {
      open: "Quitter le foyer",
      title: "Quitter le foyer ?",
      about:
        "{devices, plural, =0 {Vous n’avez pas d’appareil à emporter.} one {Votre appareil part avec vous, et son crédit reste à vous.} other {Vos # appareils partent avec vous, et leur crédit reste à vous.}} {others, plural, =0 {Les autres n’ont pas d’appareil.} one {Le seul appareil des autres reste à eux.} other {Les # appareils des autres restent à eux.}} {runs, select, yes {La personne qui est là depuis le plus longtemps après vous gérera le foyer. } other {}}Pendant quatre-vingt-dix jours, vous comptez encore pour un seul foyer : le travail pour vos calculs respectifs ne rapporte rien d’échangeable, et vous ne pouvez en rejoindre un autre.",
      confirm: "Quitter",
      done: "Vous avez quitté le foyer",
    },
  },
  invite: {
    title: "Inviter quelqu’un",
    about:
      "Un lien pour une seule personne. Il sert une fois, pendant un jour, et elle se connecte avec son propre compte.",
    make: "Créer une invitation",
    busy: "Création",
    once: "Envoyez-le à une personne, ou faites-lui lire le code. Il ne sera plus montré.",
    label: "Invitation à votre foyer",
    open: "{count, plural, one {Une invitation est ouverte.} other {# invitations sont ouvertes.}}",
    end: {
      open: "Y mettre fin",
      title: "Mettre fin à vos invitations ouvertes ?",
      about: "Les liens que vous avez donnés ne serviront plus. Qui a rejoint le foyer y reste.",
      confirm: "Y mettre fin",
      done: "Plus aucune invitation n’est ouverte",
    },
  },
};
