export const jobResults = {
  title: "Results",
  tabs: { arriving: "Arriving", agreed: "Answers", failed: "Failing" },
  arriving: {
    running: "New verified results appear here as they arrive.",
    paused: "Nothing arrives while the job is paused. Earlier results are under Answers.",
  },
  lists: { agreed: "Answers", failed: "Failing units" },
  none: {
    agreed: "No unit is verified yet. They are listed here in the order of their numbers.",
    failed: "No unit has failed. If one does, its error is here word for word, with what it wrote to standard error.",
  },
  more: "Show more",
  reading: "Reading",
  line: {
    unit: "Unit",
    input: "Input {input}",
    stderr: "Standard error",
    left: "What unit {unit} left",
    noOutput: "no output",
    at: "{said} ({file}, line {line})",
  },
  errors: {
    label: "Errors by what they say",
    group: "<b>{units} {count, plural, one {unit} other {units}}</b>: {error}",
    look: "Look at unit {unit}",
    counted: "Of the first {units} that failed.",
  },
} as const;
