export const rights = {
  title: "Your data",
  about: "Everything that the city holds about you is yours to take, and to delete",
  text: "The archive has your account, devices, jobs, ledger and log as plain files. <link>What is stored, why and for how long</link> is a page of its own.",
  export: "Download everything",
  delete: {
    open: "Delete my account",
    title: "Delete your account for good?",
    about:
      "Nobody can undo this. Download what you want to keep first: your data above, and each job's results on its page.",
    goes: "What goes",
    account:
      "Your name and address, password, sessions{keys, plural, =0 {} one { and API key} other { and # API keys}}, buckets and webhooks: at once",
    jobs: "Name, inputs and results of {jobs, plural, one {your job} other {your # jobs}}: within the hour{openJobs, plural, =0 {} one {. The open one is cancelled} other {. The # open ones are cancelled}}",
    devices: "{devices, plural, one {Your device stops} other {Your # devices stop}}, and can begin again only as new",
    money: "Your money",
    balance: "<sum></sum> to spend goes back to the city",
    credit: "<sum></sum> that your devices earned can be claimed by nobody any more",
    sites: "<sum></sum> that your sites with the button earned can be claimed by nobody any more",
    asked:
      "<sum></sum> that you asked for as a reward, and no admin has approved, is lost. If you want it, wait until it is paid",
    approved: "<sum></sum> of rewards that an admin has approved is still paid",
    stays: "What stays, without your name",
    ledger: "The sums of the ledger, under a number that names nobody",
    answers: "The answers of your devices, on which other people's results are built",
    backups: "The city's backups, until they are thinned out",
    password: "Your password",
    missing: "Enter your password: nobody else may delete your account.",
    confirm: "Delete my account",
    cancel: "Keep it",
    onlyOwner: {
      title: "The city needs an owner",
      about: "You are its only one. Make somebody else an owner first, then delete your account.",
      confirm: "To the admins",
    },
  },
} as const;
