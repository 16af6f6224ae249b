export const account = {
  title: "Account",
  brokenLink: {
    title: "The link in your mail did not work",
    text: "It has been used or has expired; nothing was changed.",
  },
  free: { label: "Free to spend", detail: "New jobs set their budget aside from it." },
  held: { label: "Held for jobs", detail: "Whatever they do not use comes back here." },
  earned: { label: "Earned by your household", detail: "By the devices that you lent to the city." },
  makeKey: {
    open: "Make a key",
    title: "Make an API key",
    about: "Whoever has the key can act as you. Revoke it here at any time.",
    submit: "Make the key",
    busy: "Making the key",
    name: "Name",
    nameHint: "Where it is used: my laptop, the lab's server",
    nameMissing: "Give the key a name of up to {max} characters, such as the machine that uses it.",
    expires: "Expires",
    expiry: { "30": "In 30 days", "90": "In 90 days", "365": "In a year", never: "Never" },
    made: {
      title: "Your new key",
      about: "Copy it now: it is shown only once and not stored anywhere.",
      label: "API key",
    },
  },
} as const;
