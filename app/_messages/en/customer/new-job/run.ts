export const run = {
  title: "Run settings",
  about: "Cores and budget can be changed while it runs",
  name: "Name of the job",
  cause: "What it is for",
  causeChars: "{chars} of {max}",
  causeHint: "Residents read this on the device that works for you.",
  workKind: "Kind of work",
  workKindHint: "Residents may choose by it what their devices work for.",
  cores: "Cores",
  coresHint: "The most at once. Turn it up, down or to 0 at any time.",
  budget: "Budget in dollars",
  budgetHint: "Spending never exceeds it. What is left comes back.",
  checking: {
    label: "Checking",
    adaptive: "By each household’s record",
    fixed: "{households, plural, one {Not checked: 1 household} other {# households must agree}}",
    promise: "Checked so that at most one result in {oneIn} is wrong, even while one household in {households} lies.",
    adaptivePromise:
      "Checked so that at most one result in {oneIn} is wrong, even while one household in {households} lies for itself in a tenth of its answers or more.",
    about: {
      adaptive:
        "{promise} Unknown devices are always checked, households with a good record at random: you pay little more than once for each unit.",
      one: "Each unit is computed once and trusted. The cheapest choice, for work whose errors you would notice yourself.",
      two: "Two households must return the same answer. {promise} You pay twice for each unit.",
      three:
        "Three households must agree: for answers that others will rely on. {promise} You pay three times for each unit.",
      more: "{households} households must agree. {promise} Each unit is paid {households} times.",
    },
  },
  comparison: {
    title: "When two answers are equal",
    legend: "Compare answers",
    kinds: {
      bytes: {
        label: "Byte for byte",
        short: "byte for byte",
        about:
          "The strictest and the usual choice. Programs produce the same bytes on every device unless they go out of their way.",
      },
      json: {
        label: "As JSON, with numbers that may differ a little",
        short: "as JSON, with numbers that may differ a little",
        about:
          "For results that differ in their last digits. An answer is only as exact as the tolerance you set here.",
      },
      program: {
        label: "By a function of your own",
        short: "by a function of your own",
        about:
          "When only you can tell what counts as equal: the same picture, or the same solution in a different order.",
      },
    },
    absolute: "Numbers may differ by",
    absoluteHint: "In the numbers' own unit, like 0.001 or 1e-9.",
    relative: "Or by this fraction of the larger one",
    relativeHint: "0.000001 allows a millionth. Either field is enough.",
    functionAbout:
      "A JavaScript module with <code>export default (a, b) => boolean</code>: given two answers, are they equal? It runs on our side in an engine of its own, without clock, chance or network, and must say the same whichever comes first.",
    choose: "Choose the function",
    chooseAnother: "Choose another function",
  },
  limits: {
    title: "Limits of one unit",
    about: "time, memory, output",
    seconds: "Seconds",
    secondsHint: "On an ordinary core. Counted in weighted instructions, so it is the same on every device.",
    memory: "Memory",
    memoryHint: "Devices must have at least this much free.",
    mib: "MiB",
    output: "Output bytes",
    outputMax: "At most {max} MiB.",
    outputSum: "{bytes} of standard output and files.",
    find: "Exit code of a find",
    findHint: "A unit that ends with this code found what you look for: its residents get a badge. Empty: none does.",
    keep: "Keep for",
    keepHint:
      "Counted from the job's end; then inputs and results are deleted. Empty: as long as this city keeps them.",
    days: "days",
  },
} as const;
