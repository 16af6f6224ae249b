export const lever = {
  notYours: "Your role does not include this switch.",
  title: "The lever",
  about: "Clears every device in the city within a second",
  toLever: "To the lever",
  stopped: {
    only: "All work was stopped.",
    since: "All work was stopped {ago}.",
    by: "All work was stopped {ago} by {who}.",
    why: "All work was stopped {ago} by {who}: {reason}",
  },
  quoted: "“{reason}”",
  nothingLost: "No job was lost and nothing is charged. New devices wait too.",
  resume: {
    open: "Resume",
    title: "Resume all work?",
    about: "Running jobs get their cores back at once, in every browser that is still open. Paused jobs stay paused.",
    confirm: "Resume the city",
    cancel: "Keep it stopped",
  },
  stop: {
    open: "Stop all work",
    title: "Stop all work in the city?",
    about:
      "Every unit on every device ends within a second. Jobs keep their results and their place, interrupted units run again later, and nothing more is charged until somebody resumes.",
    confirm: "Stop the city",
    hint: "Residents see this on their devices, and it is recorded in the audit log.",
  },
  cover: { lift: "Lift the cover", putBack: "Put the cover back" },
} as const;
