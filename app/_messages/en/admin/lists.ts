/** What the console's lists have in common. */
export const lists = {
  find: "Find",
  clear: "Clear",
  newest: "Newest",
  older: "Older",
  firstPage: "First page",
  nextPage: "Next page",
  acts: "Acts",
  part: "{part} of {whole}",
} as const;
