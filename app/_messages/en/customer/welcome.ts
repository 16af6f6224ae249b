export const welcome = {
  title: "{gift} is waiting for you",
  confirm:
    "Open the link that we mailed to {email}, to confirm that the address is yours. Until then you can try programs here for free; running them on the city comes after.",
  byHand:
    "An admin of the city welcomes newcomers by hand and can see that you have signed up. Until then you can try programs in your own browser for free.",
  sendAgain: {
    submit: "Send it again",
    busy: "Sending",
    sent: "The link is on its way",
    failed: "It was not sent",
  },
} as const;
