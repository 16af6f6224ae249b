export const job = {
  allJobs: "All jobs",
  away: "Reconnecting: numbers may be out of date",
  right: {
    question: "Is it right?",
    of: "{agreed, plural, other {of}} {units} {count, plural, one {unit} other {units}} {settled, select, verified {verified} other {computed}}",
    failed:
      "{units} {count, plural, one {unit} other {units}} failed in the program itself; the errors are below, word for word.",
    again:
      "{count, plural, =1 {1 result is being computed again, because the device that returned it was caught returning wrong results.} other {{results} results are being computed again, because a device that returned them was caught returning wrong results.}}",
  },
  when: {
    question: "When is it done?",
    after: "after submitting",
    left: "left",
    done: "done",
    progress: "Settled units",
    parts: { verified: "verified", computed: "computed", failed: "failed", held: "to be confirmed" },
    finished: "Done: {units} {count, plural, one {unit} other {units}} settled.",
    cancelled:
      "Cancelled with {units} {count, plural, one {unit} other {units}} not computed; nothing more is charged.",
    paused: "Paused with {units} {count, plural, one {unit} other {units}} to go.",
    zero: "The dial is at 0 with {units} {count, plural, one {unit} other {units}} to go: turn it up to continue.",
    waiting: "{units} {count, plural, one {unit} other {units}} to go. Nobody has worked on it for {duration}. {why}",
    household:
      "{units} {count, plural, one {unit} other {units}} to go. {answers} {answered, plural, one {answer} other {answers}} must be checked by another household; the job continues by itself when one is available.",
    core: "{units} {count, plural, one {unit} other {units}} to go, waiting for a free core. It starts by itself when one comes.",
    first: "{units} {count, plural, one {unit} other {units}} to go; the first results will tell how long it takes.",
    going: "{share} done, {units} {count, plural, one {unit} other {units}} to go.",
    answers: "{answers} {answered, plural, one {answer} other {answers}} in, to be confirmed.",
    rate: "{rate} over the last ten seconds",
  },
  cost: {
    question: "What does it cost?",
    of: "of {budget}",
    progress: "Spent of the budget",
    spent: "spent",
    nothing: "Nothing is charged before a unit is settled, and never more than the budget.",
    over: "{price} a unit. The other {rest} of the budget are back in the account.",
    soFar: "{price} a unit so far. It never exceeds the budget; what is left comes back when the job ends.",
  },
  notices: {
    deleted: {
      title: "This job's inputs and results were deleted",
      text: "Nobody can read them since <at></at>. What the job cost stays in your statement; its manifest is below, to submit it again with its files.",
    },
    paused: {
      title: "This job is paused",
      text: "Nothing runs and nothing is charged until it is resumed.",
      again: "Change and resubmit",
      anyway: "Continue anyway",
      onceMore: "Try once more",
      refused: "The job is still paused",
    },
    cancelled: {
      title: "This job was cancelled",
      text: "What was settled before stays here to download; the rest of the budget is back in the account.",
    },
    placement: {
      under: "Outputs go to your bucket",
      done: "All outputs are in your bucket",
      has: "<place>{destination}</place> has the outputs of {units} {count, plural, one {settled unit} other {settled units}}.",
      hasSome:
        "<place>{destination}</place> has the outputs of {units} {count, plural, one {settled unit} other {settled units}}, and {others} {waiting, plural, one {other is} other {others are}} on the way from devices.",
      listing: "The listing beside them says which; every one of them was looked at there.",
    },
    relay: { title: "Bytes of this job go through the city", way: "See your connections" },
    recheck: {
      title: "Results of this job were in doubt after it had finished",
      why: "A household that had returned them was caught returning wrong results, and nobody else had said the same. You do not pay for them twice.",
      waiting:
        "{results} {count, plural, one {is} other {are}} being computed again by others; until then {count, plural, one {it is} other {they are}} missing here.",
      right: "{results} {count, plural, one {was} other {were}} right.",
      changed:
        "{results} {count, plural, one {was wrong and is} other {were wrong and are}} right now: download {count, plural, one {it} other {them}} again (among them {units}). Receipts have a line for each result that was withdrawn, and for the new one.",
      fed: "Jobs over this job’s outputs were computed from the old ones: submit them again.",
      left: "{results} {count, plural, one {stays} other {stay}} in doubt: the inputs are gone or in your bucket, or the program may not run any more. Submit the job again to be sure.",
    },
  },
  cores: {
    title: "Cores",
    over: "How it went",
    about: "Turn them up, down or to zero at any time",
    atWork: "of {cores} {count, plural, one {core} other {cores}} at work",
    most: "Most cores at once",
    mostAsNumber: "Most cores at once, as a number",
    count: "{cores} {count, plural, one {core} other {cores}}",
    unit: "cores",
    notTurned: "The dial was not turned",
    pause: "Pause",
    resume: "Resume",
    stillRuns: "The job still runs",
    stillPaused: "The job is still paused",
    says: {
      over: "The job is over. This was the dial's last setting.",
      paused: "Nothing runs while the job is paused. The dial keeps its setting.",
      zero: "Scaled to zero: nothing runs and nothing is charged.",
      all: "All the cores you asked for are at work.",
      none: "No core in the city is free for this job right now. Residents come and go; it starts by itself.",
      some: "The city shares its free cores fairly between customers; more join as they become available.",
    },
    plot: {
      tooShort: "It was over before there was anything to plot.",
      notYet: "The plot starts with the first units.",
      rate: "units a second, {rate} at best",
      atWork: "cores at work",
      asked: "cores asked for",
    },
  },
  chain: {
    title: "Chain",
    source: "Its inputs are the outputs of <job>{name}</job>.",
    followers: "Jobs over its outputs",
    waits: "Waits for this job",
  },
  facts: {
    manifest: "Manifest",
    aside: "as submitted; paste it into a new job, or pass it to the command line",
    reach: {
      none: "No device is at work in the city right now.",
      all: "Every device at work in the city may compute this job: {devices} now.",
      noneFits:
        "None of the devices at work in the city may compute this job: they cannot run its program, or their residents do not want such work.",
      some: "{fitting} of the {devices} devices at work in the city may compute this job. The others cannot run its program, or their residents do not want such work.",
    },
  },
} as const;
