export const terms = {
  title: "Terms",
  back: "Lamplighter",
  lead: "The terms of {date}",
  ahead: "From {date} other terms hold: <link>read them</link>.",
  notYet: "These terms hold from {date}.",
  privacy: "What is stored about you, why and for how long",
  ask: {
    title: "The terms of {date}",
    text: "You have not agreed to them yet. <link>Read them</link>: they say what the city, its customers and its residents owe each other.",
    accept: "I agree",
    busy: "Agreeing",
  },
} as const;
