export const admins = {
  title: "Admins",
  lead: "{admins} {count, plural, one {person runs} other {people run}} this city. Becoming an admin, and everything that admins do, is in the audit log.",
  name: "Name",
  email: "Email",
  secondFactor: { head: "Second factor", on: "on", off: "none" },
  you: "{name} <soft>(you)</soft>",
  end: {
    open: "End the role<hidden> of {name}</hidden>",
    title: "End the role of {name}",
    about: "They keep their account, jobs and money, but can no longer open the console, starting now.",
    confirm: "End the role",
    done: "{name} is no longer an admin",
  },
  invited: {
    title: "Invited",
    empty: "No invitation is open. One is listed here until it is accepted or withdrawn, or has expired.",
    table: "Invitations",
    by: "By",
    until: "Until",
  },
  withdraw: {
    open: "Withdraw<hidden> the invitation of {email}</hidden>",
    title: "Withdraw the invitation of {email}",
    about: "The link no longer works. You can make another one.",
    confirm: "Withdraw",
    done: "The invitation was withdrawn",
  },
  cancel: "Leave it",
  invite: {
    open: "Invite an admin",
    about: "Admins see every device, job and account, give money, stop all work and invite others.",
    submit: "Make the link",
    busy: "Making the link",
    emailHint: "Of their account, or of the one they will make.",
    made: {
      title: "The invitation",
      mailed:
        "It was sent by mail; you can also pass it on yourself. It works once, within a week, and is shown only once.",
      notMailed: "This site sends no mail: pass it on yourself. It works once, within a week, and is shown only once.",
      label: "Link",
    },
  },
} as const;
