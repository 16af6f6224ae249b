export const household = {
  title: "People of your household",
  lead: "Share what your devices do, not your accounts: everybody signs in for themselves, and keeps what their devices earn.",
  back: "Devices",
  alone: {
    title: "You share your household with nobody",
    text: "Invite the people you live with. They will see your devices, by name and what they are doing, and may name, pause and limit them; you see theirs in the same way. Nobody sees anything else of another's account.",
  },
  kin: "You left a household lately. Until {until} you and the people in it count as one: you do not confirm each other's answers, work for each other's jobs earns nothing that can be redeemed, and you cannot join or found another household.",
  join: {
    title: "Join the household of {name}?",
    people: "{people, plural, one {{name} lives there.} other {# people are in it.}}",
    sees: "They will see your name and your devices: what they are called, what they are doing and when they were last here. They may name, pause and limit them, and {name} sets the rules for all of them. You see theirs in the same way.",
    keeps:
      "Your account, your devices and everything that they earn stay yours. They count as one household with the others: they do not confirm each other's answers, and work for each other's jobs, earlier work too, earns nothing that can be redeemed.",
    leave:
      "You may leave at any time, and take your devices and their credit along. For ninety days after that you still count as one household, and cannot join another one.",
    submit: "Join",
    busy: "Joining",
    done: "You have joined the household",
    gone: "This invitation was used, withdrawn, or is over. Ask for a new one.",
    refused: {
      oneself: "This is your own invitation. Send it to the person whom you invite.",
      "no-longer-invites": "This invitation was used, withdrawn, or is over. Ask for a new one.",
      "in-it-already": "You are in this household already.",
      "in-another": "You share another household. A person is in one at a time; leave it first.",
      "kin-of-another":
        "You left a household lately, and count as one of it until {until}. You may join another one after that.",
      full: "This household is full.",
    },
  },
  people: {
    title: "People",
    devices: "{devices, plural, =0 {no devices} one {one device} other {# devices}}",
    runs: "runs the household",
    you: "you",
    remove: {
      open: "Remove <hidden>{name}</hidden>",
      title: "Remove {name} from the household?",
      about:
        "{name} keeps {devices, plural, =0 {their account} one {their device and its credit} other {their # devices and the credit of these}}; yours stay with you. For ninety days you all still count as one household: work for each other's jobs earns nothing that can be redeemed.",
      confirm: "Remove",
      done: "{name} is no longer in the household",
    },
    leave: {
      open: "Leave the household",
      title: "Leave the household?",
      about:
        "{devices, plural, =0 {You have no devices to take along.} one {Your device goes with you, and its credit stays yours.} other {Your # devices go with you, and their credit stays yours.}} {others, plural, =0 {The others have no devices.} one {The one device of the others stays with them.} other {The # devices of the others stay with them.}} {runs, select, yes {Who has been here longest after you runs the household from then on. } other {}}For ninety days you still count as one household with them: work for each other's jobs earns nothing that can be redeemed, and you cannot join another household.",
      confirm: "Leave",
      done: "You have left the household",
    },
  },
  invite: {
    title: "Invite somebody",
    about: "A link for one person. It works once, for a day, and they sign in with an account of their own.",
    make: "Make an invitation",
    busy: "Making it",
    once: "Send it to one person, or let them scan the code. It is not shown again.",
    label: "Invitation to your household",
    open: "{count, plural, one {One invitation is open.} other {# invitations are open.}}",
    end: {
      open: "End them",
      title: "End your open invitations?",
      about: "The links that you gave out no longer work. Who has joined stays.",
      confirm: "End them",
      done: "No invitation is open any more",
    },
  },
} as const;
